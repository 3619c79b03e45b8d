"""What can be typed after `luoshi backup` and `luoshi restore`, and its help in both languages."""

from collections.abc import Callable
from typing import Any

from luoshi.cli.language import Language, Words, say

BACKUP: Words = ("备份：全部内容写进一个文件，服务不用停", "write all of the register to a file, while it is served")
BACKUP_MORE: Words = (
    "备份：数据库的全部内容写进一个新文件，是某一刻的样子；服务不用停，大家照常办事。\n"
    "文件与数据库种类无关：从 SQLite 备份，可以恢复到 PostgreSQL，反过来也可以。\n"
    "文件里有密码散列和证据材料，只有您能读，请妥善保管。登录状态和 luoshi.key 不在其中。",
    "Write all that is in the database to a new file, as it stood at one moment; the service runs on.\n"
    "The file knows no engine: what was backed up from SQLite can be restored to PostgreSQL, and back.\n"
    "It holds hashes of passwords and evidence, and only you can read it: keep it safe. Log-ins and luoshi.key\n"
    "are not in it.",
)
RESTORE: Words = ("恢复：用备份文件填满一个空数据库", "fill an empty database from a backup")
RESTORE_MORE: Words = (
    "恢复：核对备份文件的每个散列，填进一个空数据库，再逐条验证留痕。\n"
    "文件损坏，或数据库里已有内容时，拒绝，什么也不写。旧版本的备份会升级到现在的样子。\n"
    "留痕与备份时签的总散列不符时，退出状态为 1。",
    "Check every hash in a backup, fill an empty database from it, and verify the journal event by event.\n"
    "A damaged file, or a database that is not empty, is refused and nothing is written. A backup of an older\n"
    "version is brought up to date. The exit status is 1 where the journal is not the one whose root was kept.",
)
OUT: Words = ("写进这个文件；已有的文件不覆盖", "file to write to; one that is there is not overwritten")
IN: Words = ("备份文件（backup 写的）", "the backup, as backup wrote it")
WITH_KEY: Words = (
    "连签名密钥一起备份；有了它就能以本机的名义签校验点",
    "with the signing key too; who has it can sign checkpoints in this installation's name",
)


def add_backup(add: Any, new: Callable[..., tuple[Any, Any]], language: Language, words: tuple[str, str]) -> None:
    """Add the command; new: as _new in luoshi.cli.arguments; words: for arguments and --database."""
    made, options = new(add, "backup", help=say(BACKUP, language), more=BACKUP_MORE)
    made.add_argument_group(words[0]).add_argument("output", metavar="OUT", help=say(OUT, language))
    options.add_argument("--with-key", action="store_true", help=say(WITH_KEY, language))
    options.add_argument("--database", metavar="PATH", help=words[1])


def add_restore(add: Any, new: Callable[..., tuple[Any, Any]], language: Language, words: tuple[str, str]) -> None:
    """As add_backup."""
    made, options = new(add, "restore", help=say(RESTORE, language), more=RESTORE_MORE)
    made.add_argument_group(words[0]).add_argument("archive", metavar="IN", help=say(IN, language))
    options.add_argument("--database", metavar="PATH", help=words[1])
