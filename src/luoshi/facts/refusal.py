"""A refusal: an input that cannot be taken, said once, with a code, in both languages."""

from typing import Any

REFUSALS: dict[str, tuple[str, str]] = {
    "missing-file": (
        "找不到文件 {name}。请检查路径。",
        "There is no file {name}. Check the path.",
    ),
    "not-a-file": (
        "{name} 是文件夹。请给出报告文件本身。",
        "{name} is a folder. Give the report's file itself.",
    ),
    "unreadable-file": (
        "无法读取 {name}。请检查访问权限。",
        "{name} cannot be read. Check its permissions.",
    ),
    "empty-file": (
        "{name} 里没有文字。请给出含有报告正文的文件。",
        "{name} holds no text. Give a file with the report's text.",
    ),
    "not-text": (
        "{name} 不是能读的格式，像是{looks_zh}。请另存为 Word 文档（.docx）、PDF、网页或纯文本。",
        "{name} is of no format that is read; it looks like {looks_en}. "
        "Save it as a Word document (.docx), PDF, web page or plain text.",
    ),
    "needs-ocr": (
        "{name} 是扫描件或图片，要先识别文字。请安装识别组件：pip install 'luoshi[ocr]'，再读一次。",
        "{name} is a scan or a picture: its text has to be recognized first. "
        "Install what recognizes it with pip install 'luoshi[ocr]', then read it again.",
    ),
    "encrypted-file": (
        "{name} 加了密码。请先去掉密码，另存一份。",
        "{name} is locked with a password. Save a copy without it.",
    ),
    "broken-file": (
        "{name} 像是{looks_zh}，但已损坏，读不出来。请重新取得文件，或另存一份。",
        "{name} looks like {looks_en} but is broken and cannot be read. Get the file again, or save a new copy.",
    ),
    "unsafe-file": (
        "{name} 里定义或引用了外部内容（DTD 或实体），不予打开。请用 Word 或 WPS 另存为 .docx。",
        "{name} defines or fetches outside content (a DTD or entities) and is not opened. "
        "Save it anew as .docx with Word or WPS.",
    ),
    "too-many-pages": (
        "{name} 有 {pages} 页，超过 {limit} 页的上限。请只给报告正文。",
        "{name} has {pages} pages, over the limit of {limit}. Give the report only.",
    ),
    "too-heavy": (
        "{name} 展开后太大或太费时，没有读完。请只给报告正文，或另存一份。",
        "{name} takes too much memory or time once it is opened, and was given up. "
        "Give the report only, or save a new copy.",
    ),
    "broken-encoding": (
        "{name} 的文字编码有误：按 {encoding} 读到字节偏移 {byte} 处中断。请确认文件完整，并另存为 UTF-8。",
        "{name} is not validly encoded: reading it as {encoding} broke off at byte offset {byte}. "
        "See that the file is complete and save it as UTF-8.",
    ),
    "too-large": (
        "{name} 超过 {limit} 字节的上限。请只给报告正文。",
        "{name} is over the limit of {limit} bytes. Give the report's text only.",
    ),
    "no-year": (
        "{name} 里找不到报告年份。请在标题中写明（如“2024年工作安排”），或用 --year 指定作报告的年份。",
        "{name} states no year. Name it in a heading (such as 2024年工作安排), "
        "or give the year of the report with --year.",
    ),
    "outside-text": (
        "{name} 共 {length} 个字符，没有位置 {at}。请给出 0 到 {last} 之间的位置。",
        "{name} has {length} characters and no offset {at}. Give an offset from 0 to {last}.",
    ),
    "unwritable-output": (
        "无法写入 {name}。请检查文件夹是否存在、可写，磁盘是否有空间。",
        "{name} cannot be written. See that its folder exists and is writable, and that the disk has room.",
    ),
    "output-is-input": (
        "输出文件 {name} 也是要读的报告。请换一个输出文件名。",
        "The output {name} is also a report to be read. Give another name for the output.",
    ),
    "unusable-database": (
        "数据库 {name} 不能使用。请检查文件夹是否可写、文件是否为本程序的数据库，或用 --database 另指定一个。",
        "The database {name} cannot be used. See that its folder is writable and that the file is this program's, "
        "or name another with --database.",
    ),
    "cannot-listen": (
        "无法监听 {name}。地址可能不是本机的，或端口已被占用：请用 --port 换一个端口。",
        "Cannot listen at {name}. It may not be this machine's address, or the port is taken: try another with --port.",
    ),
    "needs-account": (
        "还没有账号，不能在 {name} 上对外提供台账：谁连上都能看、都能改。"
        "请先建管理账号：luoshi account add 登录名 --role administrator{option}",
        "There is no account yet, so the register is not served at {name}, where anybody could see and change it. "
        "Make an administrator first: luoshi account add NAME --role administrator{option}",
    ),
    "no-account": (
        "没有登录名为 {name} 的账号。用 luoshi account list 可列出全部账号。",
        "There is no account with the log-in name {name}. See luoshi account list.",
    ),
    "account-exists": (
        "登录名 {name} 已经有人用了。请换一个。",
        "The log-in name {name} is taken. Choose another.",
    ),
    "bad-login": (
        "登录名 {name} 不行。请用 1 到 64 个汉字、字母、数字或 . - _ @，中间不留空格。",
        "{name} cannot be a log-in name. Use 1 to 64 letters, digits or . - _ @, and no blanks.",
    ),
    "first-administrator": (
        "第一个账号须是管理账号（administrator），由它来添加别人。",
        "The first account has to be an administrator, who can add the others.",
    ),
    "last-administrator": (
        "{name} 是最后一个能登录的管理账号，不能停用或改为其他角色。请先添加另一个管理账号。",
        "{name} is the last administrator who can log in, and stays one. Add another administrator first.",
    ),
    "weak-password": (
        "这个密码不行：{reasons_zh}请换一个。",
        "This password will not do. {reasons_en} Choose another.",
    ),
    "passwords-differ": (
        "两次输入的密码不一样。请重新来过。",
        "The two passwords are not the same. Try again.",
    ),
    "no-terminal": (
        "这里没有终端，无法输入密码。请用 --password-stdin 从标准输入给出。",
        "There is no terminal to type a password at. Give it on standard input with --password-stdin.",
    ),
    "no-event": (
        "留痕里没有第 {number} 条。luoshi ledger verify 会说现在有多少条。",
        "The journal has no event {number}. luoshi ledger verify says how many there are.",
    ),
    "bad-ledger-key": (
        "{name} 不是验证公钥。请用 luoshi ledger key 显示的那一行。",
        "{name} is no verifying key. Give the line that luoshi ledger key prints.",
    ),
    "bad-checkpoint": (
        "{name} 不是这把密钥签过的校验点，不能据以验证。请核对文件和公钥。",
        "{name} is no checkpoint that this key has signed, and nothing can be verified against it. "
        "Check the file and the key.",
    ),
    "bad-tiles": (
        "{name} 里的散列块不全，或与其中的校验点对不上，不能据以验证。请重新取得已公布的文件。",
        "The tiles in {name} are not complete or do not lead to the checkpoint there; nothing can be verified against "
        "them. Get the published files again.",
    ),
    "ledger-key": (
        "签名密钥 {name} 不能使用或无法写入。请恢复备份的密钥文件，并检查权限。",
        "The signing key {name} cannot be used or written. Bring the file back from a backup, and check its "
        "permissions.",
    ),
    "ledger-key-name": (
        "不能取名 {name}：密钥已有名称 {there}，或者名称里有空格、加号。密钥一旦做成就不再改名。",
        "{name} cannot be the name: the key is called {there} already, or it has spaces or plus signs in it. "
        "A key keeps its name.",
    ),
    "ledger-broken": (
        "留痕已被改动，不签校验点，也不出证明。请运行 luoshi ledger verify 看是哪一条。",
        "The journal was tampered with: no checkpoint is signed and nothing is proved. "
        "Run luoshi ledger verify to see which event it is.",
    ),
    "ledger-rewritten": (
        "留痕与 {name} 里已公布的不一致，没有写入。请运行 luoshi ledger verify --tiles {name} 看是哪一条。",
        "The journal is not the one that was published in {name}; nothing was written. "
        "Run luoshi ledger verify --tiles {name} to see which event it is.",
    ),
    "bad-frame": (
        "{name} 不是抽样框，或者改动过。请从检查页重新下载。",
        "{name} is no frame, or was changed. Download it again from the inspection's page.",
    ),
    "bad-seed": (
        "这不是种子。请用检查页上公布的十六进制种子，至少 {bytes} 个字节。",
        "This is no seed. Give the one shown on the inspection's page, in hexadecimal, at least {bytes} bytes.",
    ),
    "output-exists": (
        "{name} 已经有了，不覆盖。请换一个文件名。",
        "{name} is there already and is not overwritten. Give another name.",
    ),
    "no-register": (
        "数据库 {name} 里还没有台账，没有可备份的。请核对 --database 或 LUOSHI_DATABASE。",
        "The database {name} holds no register: there is nothing to back up. Check --database or LUOSHI_DATABASE.",
    ),
    "newer-data": (
        "{name} 是更新的版本写的，这个版本不认识。请先升级程序。",
        "{name} was written by a newer version that this one does not know. Upgrade the program first.",
    ),
    "broken-backup": (
        "{name} 不是本程序的备份，或者已损坏（在 {where}）。没有写入任何内容。请换一份备份。",
        "{name} is no backup of this program, or is damaged (at {where}). Nothing was written. Take another backup.",
    ),
    "not-empty": (
        "数据库 {name} 里已有内容，没有改动。请用 --database 另指定一个新的空数据库。",
        "The database {name} is not empty, and nothing was written. Name a new one with --database.",
    ),
    "other-ledger-key": (
        "{name} 是另一把签名密钥，不覆盖。请先把它移到别处。",
        "{name} is another signing key and is not overwritten. Move it elsewhere first.",
    ),
    "no-months": (
        "{name}：{year}年还没有发布任何月份的数据，不作预测。1—2月数据发布后再看。",
        "{name}: no month of {year} is published yet, so nothing is forecast. Come back when January to February is.",
    ),
    "few-years": (
        "{name}：{year}年之前连续有1—{month}月和全年数据的只有{found}年，至少要{needed}年才能预测。请补录往年数据。",
        "{name}: only {found} years in a row before {year} have January to month {month} and the whole year; "
        "a forecast takes {needed}. Enter earlier years.",
    ),
    "falling-total": (
        "{name}：{year}年1—{month}月累计为{value}，比上一期的{before}还少，而它应当只增不减，不作预测。请核对这两个数。",
        "{name}: January to month {month} of {year} is {value}, less than {before} before it, though the total "
        "only grows, so nothing is forecast. Check the two.",
    ),
    "not-positive": (
        "{name}：{year}年1—{month}月累计为{value}，不是正数，不能按比例推算，不作预测。",
        "{name}: January to month {month} of {year} is {value}, which is not above nothing; no share can be taken "
        "of it, so nothing is forecast.",
    ),
    "usage": (
        "命令写法有误：{wrong_zh}。用法见 {command} --help。",
        "The command is not understood: {wrong_en}. See {command} --help.",
    ),
}
"""Every code with what is shown in Chinese and in English; names in braces are filled from the refusal's data."""


class Refusal(Exception):
    """An input that is refused.

    code: a key of REFUSALS. data: values for the message's braces.
    """

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code)
        self.code = code
        self.data = data

    def message(self, language: str = "zh") -> str:
        """What to tell the person, in "zh" or "en"."""
        chinese, english = REFUSALS[self.code]
        return (chinese if language.startswith("zh") else english).format(**self.data)
