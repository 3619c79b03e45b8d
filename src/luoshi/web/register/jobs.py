"""What the worker is called for."""

from uuid import UUID

from django_tasks import task


@task()
def run(job: str) -> None:
    """Do the job of that id."""
    from luoshi.web.register.actions.jobs import work

    work(UUID(job))
