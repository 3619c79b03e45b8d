"""What is an undertaking, of which kind and strength: one table for every construction.

A sentence holds its commitments between 【 and 】, each with its kind (T target, D deliverable, A action, S stance) and
strength (! must, ? aim, nothing for the plain form) before a |. What is not marked is none; stances are written only
where that is the point. Every sentence stands in the plan of a report of the made-up city 望川.
"""

import re

import pytest

from luoshi import reading
from luoshi.facts import COMMITMENT_DOUBTS, Commitment, CommitmentKind, Reading, Source, Stage, Strength

BEFORE = "2024年望川市政府工作报告\n一、2023年工作回顾\n各项工作取得新进展。\n二、2024年工作安排\n"
KIND: dict[str, CommitmentKind] = {"T": "target", "D": "deliverable", "A": "action", "S": "stance"}
STRENGTH: dict[str, Strength] = {"": "will", "!": "must", "?": "aim"}
_MARK = re.compile(r"【([TDAS])([!?]?)\|([^】]+)】")

Marked = list[tuple[str, CommitmentKind, Strength]]


def plan(text: str) -> Reading:
    return reading.read(Source("plan.txt", BEFORE + text, "0" * 64))


def marked(sentence: str) -> tuple[str, Marked]:
    """The sentence without its marks, and the commitments marked in it."""
    wanted: Marked = [(text, KIND[kind], STRENGTH[strength]) for kind, strength, text in _MARK.findall(sentence)]
    return _MARK.sub(r"\3", sentence), wanted


def found(text: str, stances: bool = False) -> Marked:
    return [
        (each.text, each.kind, each.strength) for each in plan(text).commitments if stances or each.kind != "stance"
    ]


CONSTRUCTIONS = {
    # Where one ends and the next begins.
    "each verb with its object": "【A|健全林长制】，【A|推广节水农业】，【A|落实医保待遇清单】。",
    "a clause of purpose goes with the one before": "【A|开展河道清淤，提升行洪能力】，【A|落实巡河制度】。",
    "让 and 使 go with the one before": "【A|推进村卫生室标准化建设，让群众看病更方便】。",
    "the way goes with the one behind": "【A|按照以奖代补的办法，支持农户改厨改厕】。",
    "以……为…… goes with the one behind": "【A|以老火车站为重点，推进沿江片区城市更新】。",
    "a setting with a verb of its own stands alone": "【A|依托老戏台打造夜游品牌】，【A|落实商户联系制度】。",
    "坚决 begins another": "【A|落实化债方案】，【A!|坚决遏制新增隐性债务】。",
    "严禁 begins another": "【A|深化国企改革】，【A!|严禁违规举债】。",
    "a semicolon always parts": "【A|支持青禾县发展油茶产业】；【A|支持松岭区发展康养产业】。",
    "what carries on with 把": "【A|落实安全生产责任制，把责任压到每个岗位】。",
    "what carries on a list of nouns": "【A|加强农田水利建设，道路、管网等基础设施建设】。",
    "a date for the same thing": "【D!|加快建设松岭大桥，确保年底前通车】。",
    "a topic is left out": "在养老服务领域，【A|健全居家社区服务网络】。",
    "an adverb alone is left out": "同时，【A|健全行业监管制度】，【A|推广信用承诺】。",
    "signs inside quotation marks do not part": "【A|推行“一次告知，一次办好”服务模式】。",
    "one verb and a list of projects": "【D|加快推进松岭水库、青禾灌区、望川西站等项目】。",
    # Figures.
    "one for each figure of a list": "【T|新建公园6个】、【T|停车场12处】，【T|改造危桥9座】。",
    "分别 keeps a list together": "【T|粮食和油料播种面积分别稳定在240万亩、30万亩】。",
    "a figure behind an effort": "【A|开展技能培训行动】，【T|培训技术工人2.4万人次】。",
    "how the effort is made goes with it": "【A|突出以商招商，紧盯龙头企业】，【T?|力争签约项目30个】。",
    "a verb before a figure parts a list": "【T|新建12个养老驿站】、【T|改造8家乡镇敬老院】。",
    "whom it serves goes with the figure": "【T|新建村级文化广场40个，惠及群众6万人】。",
    "headline targets": "主要预期目标是：【T|地区生产总值增长6%左右】，【T|城镇新增就业2万人】，【T|节能减排完成省下达目标】。",
    # Kinds.
    "a definite end is a target": "【T|实现乡镇污水处理设施全覆盖】，【T|推动零就业家庭动态清零】。",
    "完成 what has no number is a target": "【T|完成中心城区雨污分流改造】。",
    "a work that is begun or finished": "【D|开工建设望川港二期】，【D|建成市档案馆新馆】。",
    "two works with their stages": "【D|松岭高速建成通车】、【D|青禾至望川铁路开工】。",
    "what is set up, issued or held": "【D|成立产业基金】，【D|出台人才公寓管理办法】，【D|办好望川马拉松】。",
    "a title to be won": "【D?|争创全国双拥模范城】。",
    "a campaign is an action": "【A|深入实施制造业提质行动】。",
    "a quoted programme is an action": "【A|深入实施“清江护岸工程”】。",
    "supporting firms is an action": "【A|支持企业建设研发平台】。",
    # Strength.
    "力争 governs the list": "【T?|力争新增规上企业20家】，【T?|培育龙头企业3家】；【T|新增个体工商户5000户】。",
    "力争 ends with the full stop": "【T?|力争新增规上企业20家】。【T|培育龙头企业3家】。",
    "确保 governs its own": "【T!|确保粮食产量稳定在9亿斤】，【T|新建高标准农田8万亩】。",
    "探索 is an aim": "【A?|探索农村宅基地有偿退出办法】。",
    "努力 in what it is good for changes nothing": "【A|加强文物保护利用，努力提升城市品位】。",
    "严格 is the plain form": "【A|严格落实河湖长制】。",
}


@pytest.mark.parametrize("sentence", CONSTRUCTIONS.values(), ids=CONSTRUCTIONS)
def test_a_construction(sentence: str) -> None:
    text, wanted = marked(sentence)
    assert found(text + "\n") == wanted


# What undertakes nothing ---------------------------------------------------------------------------------------------

BODY = "健全林长制，推广节水农业，落实医保待遇清单。"
NOTHING = {
    "a run-in heading": "（一）做强实体经济。坚持制造业当家，加快构建现代产业体系。\n",
    "what opens a paragraph": "壮大产业集群。" + BODY,
    "what announces": "今年要重点抓好以下工作。\n",
    "an item's title": "1.改善居住条件，改造老旧小区20个。\n",
    "how things are": "我国发展仍处于重要战略机遇期。\n",
    "what equates": "发展县域经济，是富民的根本途径。\n",
    "a principle": "坚持就业优先。\n",
    "a belief": "牢固树立过紧日子思想。\n",
    "being supervised": "自觉接受人大法律监督。\n",
    "the call at the end": "各位代表！让我们同心同德，建设更加美好的望川！\n",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_nothing_to_check(text: str) -> None:
    checkable = [text for text, _, _ in found(text)]
    assert [each for each in checkable if each not in BODY and "老旧小区" not in each] == []


def test_what_was_done_undertakes_nothing() -> None:
    text = "2024年望川市政府工作报告\n一、2023年工作回顾\n建成市档案馆新馆，新增公园6个。\n二、2024年工作安排\n" + BODY
    assert [each.text for each in reading.read(Source("both.txt", text, "0" * 64)).commitments] == BODY[:-1].split("，")


def test_without_an_outline_there_are_none() -> None:
    assert reading.read(Source("none.txt", "新增公园6个，办好马拉松。", "0" * 64)).commitments == ()


def test_short_sentences_before_long_ones_are_headings_where_paragraphs_run_together() -> None:
    parts = [f"{heading}。{BODY}" for heading in ("做强工业经济", "壮大文旅产业", "激活消费市场")]
    text = "（一）稳住经济大盘。牢牢扭住发展第一要务，稳增长。" + "".join(parts)
    assert {text for text, _, _ in found(text)} == set(BODY[:-1].split("，"))


def test_the_government_s_own_work_is_a_stance_unless_it_names_what_can_be_checked() -> None:
    text = "坚决落实省委要求，始终同人民想在一起，奋力向前走、向前闯。健全督查制度，减少会议文件。\n"
    report = BEFORE + BODY + "\n三、加强政府自身建设\n" + text
    own = [each for each in reading.read(Source("own.txt", report, "0" * 64)).commitments if "自身" in each.section[0]]
    assert {each.text for each in own if each.kind != "stance"} <= {"健全督查制度，减少会议文件", "健全督查制度"}
    assert any(each.kind == "action" for each in own)


# What stands in one --------------------------------------------------------------------------------------------------


def only(text: str) -> Commitment:
    (commitment,) = plan(text + "\n").commitments
    return commitment


STAGES: dict[str, list[tuple[str, Stage | None]]] = {
    "做好松岭水库、青禾灌区等项目前期工作": [("松岭水库", "preliminary"), ("青禾灌区", "preliminary")],
    "开工建设望川港二期": [("望川港二期", "start")],
    "加快推进望川西站枢纽、松岭产业园等项目": [("望川西站枢纽", "advance"), ("松岭产业园", "advance")],
    "松岭高速望川段建成通车": [("松岭高速望川段", "complete")],
    "市图书馆新馆建成投用": [("市图书馆新馆", "operate")],
    "打造一批城市书房、社区客厅": [],
}


@pytest.mark.parametrize("text", STAGES)
def test_projects_and_how_far_they_are_taken(text: str) -> None:
    assert [(each.text, each.stage) for each in only(text).projects] == STAGES[text]


def test_its_figures_are_those_of_the_reading() -> None:
    read = plan("新建公园6个、停车场12处。\n")
    assert [each.figures for each in read.commitments] == [((each.start, each.end),) for each in read.figures]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("支持青禾、松岭等地发展油茶产业", ("青禾", "松岭")),
        ("支持望川经开区壮大电子信息产业", ("望川经开区",)),
        ("加快建设智慧城市", ()),
    ],
)
def test_the_places_it_names(text: str, places: tuple[str, ...]) -> None:
    assert only(text).places == places


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("各级政府要健全应急预案", ("各级政府",)),
        ("由市发改委牵头健全项目调度制度", ("市发改委",)),
        ("健全应急预案", ()),
    ],
)
def test_the_bodies_that_are_to_do_it(text: str, doers: tuple[str, ...]) -> None:
    assert only(text).doers == doers


def test_its_section_and_sentence() -> None:
    read = plan("（一）做强工业。坚持工业强市。\n" + BODY + "建设望川大桥。\n")
    one = next(each for each in read.commitments if each.kind != "stance")
    assert one.section == ("二、2024年工作安排", "（一）做强工业")
    assert read.source.text[slice(*one.sentence)] == BODY


def test_its_trace_says_what_made_it() -> None:
    assert only("加快建设松岭大桥，确保年底前通车").trace == (
        "commitment/made:大桥", "strength/must:确保", "commitment/joined",
    )  # fmt: skip
    explained = reading.steps(only("力争新增公园6个").trace)
    assert [(step.rule, step.words) for step in explained] == [("commitment/figure", ""), ("strength/aim", "力争")]


# What is doubted -----------------------------------------------------------------------------------------------------


def doubted(text: str) -> list[tuple[str, ...]]:
    """Codes of the doubts about each commitment, in text order."""
    read = plan(text + "\n")
    return [
        tuple(doubt.code for doubt in read.doubts if (doubt.start, doubt.end) == (each.start, each.end))
        for each in read.commitments
    ]


BOUNDARY, KIND_UNCLEAR = ("unclear-boundary",), ("unclear-kind",)
DOUBTED: dict[str, list[tuple[str, ...]]] = {
    # Clear.
    "健全城乡居民医疗保险制度。": [()],
    "开工建设望川港二期工程；建成市档案馆新馆。": [(), ()],
    "新建公园6个、停车场12处，改造危桥9座。": [(), (), ()],
    "落实重大事项社会稳定风险评估制度，坚决整治拖欠农民工工资问题。": [(), ()],
    "推进松岭水库、青禾灌区等水利工程。": [()],
    # Where one begins or ends: both beside an uncertain cut, and what was joined by few points.
    "健全林长制，推广节水农业，落实医保待遇清单。": [BOUNDARY, BOUNDARY, BOUNDARY],
    "搞好农田水利建设，道路、管网等基础设施配套。": [BOUNDARY],
    "围绕油茶产业，深入开展科技特派员服务行动。": [BOUNDARY],
    "夯实群众安居基础，坚决整治拖欠农民工工资问题。": [BOUNDARY, ()],
    "实施技改项目60个，不断提升产业能级。": [BOUNDARY, BOUNDARY],
    "全市国有企业营业收入达到60亿元，增长8%。": [BOUNDARY, BOUNDARY],
    # Its kind.
    "推进节水示范基地。": [KIND_UNCLEAR],
    "弘扬诚实守信风尚。": [KIND_UNCLEAR],
}


@pytest.mark.parametrize("text", DOUBTED)
def test_what_is_doubted_about_commitments(text: str) -> None:
    assert doubted(text) == DOUBTED[text]


def test_a_doubt_about_a_commitment_lies_on_the_whole_of_it_and_stands_in_text_order() -> None:
    read = plan("健全林长制，推广节水农业。\n引进项目120。实施技改项目60个，不断提升产业能级。\n")
    spans = {(each.start, each.end) for each in read.commitments}
    of_commitments = [doubt for doubt in read.doubts if doubt.code in COMMITMENT_DOUBTS]
    assert of_commitments and all((doubt.start, doubt.end) in spans for doubt in of_commitments)
    assert all(doubt.section and doubt.trace == (doubt.code,) for doubt in of_commitments)
    assert [doubt.start for doubt in read.doubts] == sorted(doubt.start for doubt in read.doubts)


def test_a_place_in_a_doubted_commitment_is_explained_by_the_commitment() -> None:
    read = plan("健全林长制，推广节水农业。\n")
    one = next(each for each in read.commitments if each.kind != "stance")
    assert reading.explain(read, one.start).rows[0] == one
