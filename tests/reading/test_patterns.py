"""What is looked for by hand, where it would take a pattern long to be made, is what the pattern finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from luoshi.lexicon import any_of
from luoshi.reading.classes import names_one
from luoshi.reading.clean import is_title_line, page_number
from luoshi.reading.commitments.clauses import behind_number
from luoshi.reading.commitments.joining import is_finish
from luoshi.reading.commitments.kinds import says_is
from luoshi.reading.commitments.lists import behind_filling, staged
from luoshi.reading.commitments.named import doer, is_generic, place_list
from luoshi.reading.commitments.openers import equates, ought
from luoshi.reading.references import leads_to_a_result
from luoshi.reading.scan import multiplied
from luoshi.reading.sentences import is_of_another_year
from luoshi.reading.spoken import first_of_a_list
from luoshi.reading.subjects.ranked import among_at_end, last_rank_verb, without_rank_adverbs
from luoshi.reading.years import recent_years


def pieces(*words: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words), max_size=9).map("".join)


PLACES = re.compile(
    r"(?:[一-龥]{2,5}、){0,9}[一-龥]{1,5}?(?:等(?:地|县（区）|县（市、区）|县市)|(?:经开|高新|开发|新|特)区"
    r"|[县市区](?=[、和等]|发挥|加快|创建|打造|争创|建设))"
)


@given(
    pieces(*"望川东县市区等地新、和a，", "高新区", "等县（区）", "等县（市、区）", "等县市", "加快", "东川县、"),
    st.integers(0, 9),
)
def test_places_are_listed(text: str, short: int) -> None:
    end = max(0, len(text) - short)
    found = PLACES.match(text, 0, end)
    assert place_list(text, 0, end) == (found[0] if found else "")


DOER = re.compile(r"([一-龥（）、]{2,14}?)(?:(?:都|也|均)?(要|应当|应)|负责|牵头|聚力|加力)")


@given(pieces(*"各县（市、区）都要应均a", "负责", "牵头", "应当", "水利部门和各级单位"), st.integers(0, 3))
def test_a_doer_stands_before_what_it_ought_to_do(text: str, short: int) -> None:
    end = max(0, len(text) - short)
    found = DOER.match(text, 0, end)
    assert doer(text, 0, end) == ((found[1], bool(found[2])) if found else ("", False))


STAGES = any_of("commitments", "stage", "stage_start", "stage_complete", "stage_operate")
TIME = r"(?:[\d一二三四五六七八九十]+[年月]|上半年|下半年|年内|年底|月底|底前|前|早日|尽快|如期|按期|全面|实现|具备)"
FINISH = re.compile(rf"(?:(?:确保|力争|争取){TIME}*|{TIME}+){STAGES}(?:建设|前期工作|条件|投产)?\Z")


@given(
    pieces(
        "确保",
        "力争",
        "6",
        "十",
        "月",
        "年",
        "年底",
        "底前",
        "前",
        "全面",
        "建成",
        "投产",
        "开工",
        "建设",
        "条件",
        "路",
    )
)
def test_a_finish_is_a_time_and_a_stage(text: str) -> None:
    assert is_finish(text) == bool(FINISH.match(text))


NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}(?:是|要)|[一二三四五六七八九十]{1,2}、(?![一二三四五六七八九十]、)"
    r"|（\d{1,2}）|\d{1,2}[.、](?!\d)|第[一二三四五六七八九十]{1,2}[，、]|[①-⑳]|首先|其次|再次)，?"
)


@given(pieces(*"一十二、是要（1２）.第，①⑳路", "首先", "再次"), st.integers(0, 4))
def test_an_item_has_a_number(text: str, short: int) -> None:
    end = max(0, len(text) - short)
    found = NUMBER.match(text, 0, end)
    assert behind_number(text, 0, end) == (found.end() if found else 0)


IS = re.compile("[^就还其别但于只正]是(?!否)")


@given(pieces(*"就路是否a"), st.integers(0, 3), st.integers(0, 3))
def test_is_stands_as_a_verb(text: str, start: int, short: int) -> None:
    end = max(0, len(text) - short)
    assert says_is(text, start, end) == bool(IS.search(text, start, end))


OUGHT = re.compile("[^主需重首]要(?![求素点道害塞领闻件事])|^要|必须|应当|应该|[，。]将")


@given(pieces(*"主要求路，将应", "应当", "必须"))
def test_a_sentence_says_that_something_ought_to_be_done(text: str) -> None:
    assert ought(text) == bool(OUGHT.search(text))


EQUALS = re.compile("(?:，(?:也|就|都|正)?|^[^，“]{2,20}?[^就还其别但于只正可总尤要而]|^这)是(?!否)")


@given(pieces(*"，“也就是否这路其", "，也是", "高质量发展", "人民健康幸福安宁长久"))
def test_a_sentence_equates(text: str) -> None:
    found = EQUALS.search(text)
    assert equates(text) == (found.end() if found else 0)


GENERIC = re.compile(r"一批|重大|重点|各|全|多|更多|若干|\d+[个座条项家处]|一些|系列|新一轮|相关|[^“]*的")


@given(pieces(*"1２个座“的路一各", "一批", "更多"))
def test_generic_phrases_name_nothing(text: str) -> None:
    assert is_generic(text) == bool(GENERIC.match(text))


TITLE_LINE = re.compile(
    r"[^，。；！？、]{0,16}(?:工作回顾|工作总结|工作安排|工作任务|主要任务|重点工作|总体要求|主要目标|奋斗目标|目标任务|工作建议|工作打算|工作部署)"
    r"|[^，。；！？、]{0,20}政府工作报告|(?:——)?(?:19|20)\d\d年[^，。；！？]{4,40}会议上?"
)


@given(
    pieces(
        "——",
        "20",
        "2024",
        "24",
        "年",
        "会议",
        "上",
        "，",
        "、",
        "政府工作报告",
        "工作回顾",
        "望川市第六届人民代表大会",
        "望",
    )
)
def test_titles_stand_on_their_lines(text: str) -> None:
    assert is_title_line(text) == bool(TITLE_LINE.fullmatch(text))


PAGE_NUMBER = re.compile(
    r"[ \t\u3000]*(?:[—–－\-·•~]+[ \t]*(\d{1,4})[ \t]*[—–－\-·•~]*|第[ \t]*(\d{1,4})[ \t]*页.{0,12}|(\d{1,4}))"
    r"[ \t\u3000\r]*\Z"
)


@given(pieces(*"—-·第页1２ \u3000\t\r共", "第", "页", "—— ", "123", "望川市人民政府"))
def test_page_numbers_stand_on_their_lines(line: str) -> None:
    found = PAGE_NUMBER.match(line)
    assert page_number(line) == (found.span(found.lastindex or 0) if found else None)


FILLED = re.compile(
    r"(?:左右|以上|以内|以下|之内|多)?、(?!增长|达到|达|增加|同比|居|列|占|其中|同|下降|完成|力争|争取)"
)


@given(pieces("左右", "多", "、", "、", "增长", "增", "达", "其中", "路"), st.integers(0, 3))
def test_a_list_goes_on_behind_a_figure(text: str, short: int) -> None:
    end = max(0, len(text) - short)
    found = FILLED.match(text, 0, end)
    assert behind_filling(text, 0, end) == (found.end() if found else 0)


STAGE = any_of("commitments", "stage")
STAGED = re.compile(rf"{STAGE}、(?=[^、，]{{4,30}}?{STAGE}(?:、|\Z))")


@given(pieces("建成、", "开工、", "东港高速", "东港高速建成", "西港", "投产", "建成投产", "，", "、"))
def test_projects_have_each_their_stage(text: str) -> None:
    assert list(staged(text)) == [found.end() for found in STAGED.finditer(text)]


MULTIPLIED = re.compile(
    r"([多余]?)(十万|百万|千万(?!瓦)|百亿|千亿|万亿|[万亿]|[十百](?!分)|千(?![瓦米伏克卡赫升]))?([多余]?)"
    r"(?:(?<=[多余])([万亿]))?"
)


@given(pieces(*"多余十百千万亿分瓦米元"))
def test_a_number_is_multiplied(text: str) -> None:
    found = MULTIPLIED.match(text)
    assert found
    more, multiplier, more_behind, further = found.groups()
    assert multiplied(text, 0) == (more or more_behind, (multiplier or "") + (further or ""), found.end())


ANOTHER_YEAR = re.compile(r"[，、；](?:(?:19|20)\d\d年|上年|去年)(?:同期)?(?:为|是|仅为|达)?\Z")


@given(pieces(*"，、；年为是达省", "2022年", "1998", "20", "上年", "去年", "同期", "仅为"))
def test_another_year_is_told_beside_the_one_spoken_of(text: str) -> None:
    assert is_of_another_year(text) == bool(ANOTHER_YEAR.search(text))


ONE = re.compile(r"(?:\d|一批)[座台个条套]\Z|首[台个座条]")


@given(pieces(*"1座台个条套首一批路"))
def test_what_has_a_size_is_counted(text: str) -> None:
    assert names_one(text) == bool(ONE.search(text))


RECENT = re.compile(r"近([二两三四五六七八九十])年(?:来|累计|间|共)")


@given(pieces(*"近一三十年来间共", "累计"))
def test_years_just_gone_by_are_counted(text: str) -> None:
    found = RECENT.search(text)
    assert recent_years(text) == ({"三": 3, "十": 10}[found[1]] if found else 0)


RESULT = re.compile(
    r"(?:左右|以上)?(?:年)?(?:预计|力争|将)?(?:的税?[费率]{1,2})?"
    r"(?:增加|上升|提高|下降|减少|增长|扩大|提升|降低|降|升|增|缩小|发展|缩短|压缩|压减|拓展|精简|调整|变|优化)?(?:到|至|为)"
)


@given(pieces(*"年将的税费率降升增变到至为", "左右", "以上", "预计", "提高", "降低", "上升", "优化"))
def test_one_value_leads_to_another(text: str) -> None:
    assert leads_to_a_result(text) == bool(RESULT.match(text))


FIRST_OF_A_LIST = re.compile(r"[一二两三四五六七八九十]+[个家座条项所][^，、]{2,14}、\Z")


@given(pieces(*"一二十家个，、", "医院", "家学校", "新增一家中等职业技术学校"), st.sampled_from(("", "、")))
def test_a_list_of_counted_things_has_a_first(text: str, last: str) -> None:
    found = FIRST_OF_A_LIST.search(text + last)
    assert first_of_a_list(text + last) == (found.start() if found else -1)


ADVERB, VERB, AMONG = (any_of("ranks", group) for group in ("adverb", "verb", "among"))
RANK_VERB = re.compile(f"{ADVERB}*{VERB}了?在?")
RANKED = pieces(
    *("连续保持", "保持", "历史性", "跃居", "排名", "综合排名", "稳", "稳居", "居", "进入", "再进位", "进位"),
    *("了", "在", "全省", "同类城市", "各", "县", "，", "连续", "三年", "6个月", "由", "经济总量"),
)


@given(RANKED)
def test_the_last_verb_of_a_rank_is_found(text: str) -> None:
    assert last_rank_verb(text) == [(-1, -1), *(found.span() for found in RANK_VERB.finditer(text))][-1]


@given(RANKED)
def test_a_rank_is_one_among_some(text: str) -> None:
    found = re.search(AMONG + r"(?:各?[^，。]{0,6})?\Z", text)
    assert among_at_end(text) == (found.start() if found else -1)


@given(RANKED)
def test_how_a_rank_came_about_is_left_out(text: str) -> None:
    trailing = rf"(?:{ADVERB}|连续[\d一二三四五六七八九十]+[年个月]+|由|从)+\Z"
    assert without_rank_adverbs(text) == re.sub(trailing, "", text)
