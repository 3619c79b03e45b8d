"""A process of its own, for what is settled when a process starts."""

import subprocess
import sys
from collections.abc import Sequence

from tests.serving import environment


def told(names: Sequence[str], **variables: str) -> list[str]:
    """What settings of these names are with those variables set."""
    program = (
        "import sys; from luoshi.web.site import settings; [print(getattr(settings, n, False)) for n in sys.argv[1:]]"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *names],
        capture_output=True,
        text=True,
        check=True,
        env={**environment(), **variables},
    )
    return done.stdout.split()
