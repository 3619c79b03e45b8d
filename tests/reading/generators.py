"""Texts to try the reader on: any text, texts full of digits, and reports put together from the lexicon."""

import re

from hypothesis import strategies as st

from luoshi.lexicon import groups

ANY = st.text(max_size=120)

DIGIT_HEAVY = st.text(
    alphabet="0123456789０１２９％%‰．.,，、。；：:∶—-~／/+×（）()“”〔〕《》＋年月日位名个家户项万亿千百十元亩倍第前由从翻番增长下降至到占达超近约多余"
    "一二三两五点分之成半左右以上以下级类强届号其中分别均新和PMG \t\r\n\f\u3000\u200b",
    max_size=120,
)


def _words(file: str, *names: str) -> list[str]:
    return [word for name in names for word in groups(file)[name]]


_NUMBER = st.one_of(
    st.integers(1, 99999).map(str),
    st.decimals("0.1", "9999", places=2).map(str),
    st.tuples(st.integers(1, 9), st.integers(10, 99)).map(lambda ends: f"{ends[0]}—{ends[1]}"),
)
_NOUNS = st.sampled_from(
    [
        "地区生产总值",
        "高标准农田",
        "城镇居民人均可支配收入",
        "“小巨人”企业",
        "PM2.5平均浓度",
        "老旧小区",
        "技术合同成交额",
        "港口吞吐量",
        "乡镇卫生院",
    ]
)
_BEFORE = st.sampled_from(["", *_words("bounds", "before_approx", "before_gt", "before_ge", "before_le", "before_lt")])
_AFTER = st.sampled_from(["", "", *_words("bounds", "after_approx", "after_ge", "after_le")])
_VERBS = st.sampled_from(["", *_words("phrases", "kept_verb", "dropped_verb")])
_PREDICATES = st.sampled_from(["", *_words("predicates", "up", "down", "to", "is")])
_UNITS = st.sampled_from(
    [*_words("units", "percent", "point", "money", "size", "count", "time"), "亿元", "万户", "万亩"]
)
_CLAUSES = st.one_of(
    st.tuples(_VERBS, _NOUNS, _PREDICATES, _BEFORE, _NUMBER, _UNITS, _AFTER).map("".join),
    st.sampled_from(
        [
            "城镇和农村居民人均可支配收入分别增长4.1%、6.3%",
            "列全省第3",
            "三次产业结构为9.5：40.1：50.4",
            "预计全年财政收入增长5%左右",
            "实施“869”行动计划",
            "年销售收入超2000万元企业达125家",
            "2021年以来翻了一番",
            "占全市支出的81.6%",
        ]
    ),
)
_SENTENCES = st.lists(_CLAUSES, min_size=1, max_size=5).map(lambda clauses: "，".join(clauses) + "。")
_PARAGRAPHS = st.lists(_SENTENCES, min_size=1, max_size=3).map("".join)


@st.composite
def reports(draw: st.DrawFn) -> str:
    """A short report: a title, a part that looks back and one that looks forward, each with sections."""
    year = draw(st.integers(1994, 2026))
    lines = ["望川市政府工作报告", f"一、{year - 1}年工作回顾"]
    lines += draw(st.lists(_PARAGRAPHS, min_size=1, max_size=3))
    lines.append(f"二、{year}年工作安排")
    for number in "一二三"[: draw(st.integers(0, 3))]:
        lines += [f"（{number}）抓好重点工作", *draw(st.lists(_PARAGRAPHS, min_size=1, max_size=2))]
    lines.append(draw(_PARAGRAPHS))
    return draw(st.sampled_from(["\n", "\n\u3000\u3000", "\n\n", "\r\n"])).join(lines) + "\n"


_OPENINGS = st.sampled_from(
    [
        "",
        *_words("commitments", "adverb", "fresh_adverb", "later_adverb", "strong_adverb", "method", "setting", "go_on"),
    ]
)
_DOINGS = st.sampled_from(_words("commitments", "firm", "open", "help", "drive", "effect", "verb"))
_OBJECTS = st.sampled_from(
    [
        "松岭水库、青禾灌区等项目",
        "“一站通办”服务模式",
        "公园6个、停车场12处",
        "企业家信心",
        "望川经开区",
        "村民小组（自然村）",
        "干部队伍建设",
    ]
)
_ENDINGS = st.sampled_from(_words("commitments", "vague_end", "concrete_end", "stage", "end", "creed", "announcing"))
_UNDERTAKINGS = st.tuples(_OPENINGS, _DOINGS, _OBJECTS, _ENDINGS).map("".join)
_SIGNS = st.sampled_from("，，，，；、：")


@st.composite
def plans(draw: st.DrawFn) -> str:
    """A report whose plan is full of the words that commitments are read by."""
    lines = ["望川市政府工作报告", "一、2023年工作回顾", "各项工作取得新进展。", "二、2024年工作安排"]
    for _ in range(draw(st.integers(1, 3))):
        clauses = draw(st.lists(st.one_of(_UNDERTAKINGS, _CLAUSES), min_size=1, max_size=6))
        line = clauses[0] + "".join(draw(_SIGNS) + clause for clause in clauses[1:])
        lines.append(
            draw(st.sampled_from(["", "（一）", "1.", "一是", "（1）"])) + line + draw(st.sampled_from("。！？"))
        )
    return "\n".join(lines) + "\n"


def wrapped(line: str, width: int) -> list[str]:
    """The line in pieces of `width` characters, less where a Latin word would be broken."""
    pieces = []
    while len(line) > width:
        at = width
        while at > 1 and re.fullmatch("[A-Za-z]{2}", line[at - 1 : at + 1]):
            at -= 1
        pieces.append(line[:at])
        line = line[at:]
    return [*pieces, line]


HEADING = re.compile(r"\s*(?:[一二三]、|（[一二三]）)")
PAGE_NUMBERS = st.sampled_from(["— {} —", "\n—{}—\n", "－{}－", "- {} -", "第 {} 页", "{}", "{}\f"])


@st.composite
def converted(draw: st.DrawFn) -> tuple[str, str]:
    """A report, and the same as a conversion leaves it: lines broken every so many characters, a number on each page."""
    report = draw(reports())
    width, height, foot = draw(st.integers(20, 40)), draw(st.integers(3, 12)), draw(PAGE_NUMBERS)
    lines = [piece for line in report.splitlines() for piece in wrapped(line, width)]
    out, number, on_page = [], 1, 0
    for line in lines:
        out.append(line)
        on_page += 1
        # No page ends with a heading: typesetters keep it with what follows.
        if on_page >= height and line and not HEADING.match(line):
            out.append(foot.format(number))
            number, on_page = number + 1, 0
    return report, "\n".join(out) + "\n"
