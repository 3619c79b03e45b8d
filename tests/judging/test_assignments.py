"""Who could be given a commitment: known answers, what speaks for them, and nothing where nothing speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.judging.assignments import LEVELS, Level, Precedent, level, organ_name, propose

LEADS = [
    ("新增公办中小学学位6000个", "市教育局"),
    ("城镇新增就业2.1万人", "市人力资源社会保障局"),
    ("新建高标准农田12万亩", "市农业农村局"),
    ("空气优良天数比例保持在95%以上", "市生态环境局"),
    ("改造老旧小区45个", "市住房城乡建设局"),
    ("新增停车位3000个", "市城市管理局"),
    ("开工建设望川至临湖高速公路", "市交通运输局"),
    ("完成9座小型水库除险加固", "市水利局"),
    ("社会消费品零售总额增长7%", "市商务局"),
    ("推动望川古城创建国家5A级景区", "市文化广电旅游局"),
    ("建成市第二人民医院新院区", "市卫生健康委"),
    ("地方一般公共预算收入增长3%左右", "市财政局"),
    ("规模以上工业增加值增长8%", "市工业和信息化局"),
    ("新认定高新技术企业60家", "市科技局"),
    ("固定资产投资增长6%", "市发展改革委"),
    ("深入开展安全生产治本攻坚", "市应急管理局"),
    ("完成营造林15万亩", "市林业局"),
    ("新登记经营主体4万户", "市市场监督管理局"),
    ("改造敬老院8所、新建老年助餐点50个", "市民政局"),
    ("推进“高效办成一件事”", "市行政审批局"),
    ("新增上市公司2家", "市金融工作办公室"),
    ("消化批而未用土地5000亩", "市自然资源局"),
    ("加强审计监督", "市审计局"),
    ("常态化开展扫黑除恶", "市公安局"),
    ("巩固提升“三保障”成果", "市农业农村局"),
]


@pytest.mark.parametrize(("item", "unit"), LEADS)
def test_the_likely_lead(item: str, unit: str) -> None:
    first = propose(item)[0]
    assert (first.unit, first.role) == (unit, "lead")
    assert first.found and all(word in item for word in first.found)
    assert first.function


def test_a_department_that_is_named_leads_whatever_else_is_said() -> None:
    proposals = propose("教育部门牵头建好卫生室、配齐校医")
    assert [each.unit for each in proposals] == ["市教育局", "市卫生健康委"]


def test_two_with_as_much_to_say_are_called_even() -> None:
    first, second = propose("抓好节水和普查")
    assert (first.even, second.even) == (True, False)
    assert len(first.found[0]) == len(second.found[0])


@pytest.mark.parametrize("item", ["", "全力做好各项工作", "abc", "持之以恒改进作风"])
def test_nothing_is_proposed_where_nothing_speaks_for_any_unit(item: str) -> None:
    assert propose(item) == ()


@pytest.mark.parametrize(
    ("organ", "names"),
    [
        ("教育局", ("市教育局", "县教育局", "区教育局", "省教育厅")),
        ("统计局", ("市统计局", "县统计局", "区统计局", "省统计局")),
        ("卫生健康委", ("市卫生健康委", "县卫生健康委", "区卫生健康委", "省卫生健康委")),
        ("共青团", ("团市委", "团县委", "团区委", "团省委")),
    ],
)
def test_a_unit_is_called_by_its_level(organ: str, names: tuple[str, ...]) -> None:
    assert tuple(organ_name(organ, each) for each in LEVELS) == names


def test_a_province_has_no_office_of_city_management() -> None:
    assert propose("新增停车位3000个", "province") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市上下一心，市委市政府带领全市，争取全省支持", "city"),
        ("全省经济向好，省委部署，各市县落实", "province"),
        ("全县上下，县委县政府，全县人民，全市第一", "county"),
        ("没有说是哪里", "city"),
    ],
)
def test_the_level_is_read_from_the_text(text: str, expected: Level) -> None:
    assert level(text) == expected


BEFORE = Precedent("新增公办幼儿园学位3000个", "望川教育集团", ("市财政局",))


def test_what_people_decided_before_goes_first_and_is_named() -> None:
    lead, support = propose("新增公办幼儿园学位3600个", precedents=[BEFORE])
    assert (lead.unit, lead.role, lead.precedent) == ("望川教育集团", "lead", BEFORE)
    assert (support.unit, support.role, support.precedent) == ("市财政局", "supporting", BEFORE)


def test_what_is_worded_otherwise_is_no_precedent() -> None:
    assert propose("新建高标准农田12万亩", precedents=[BEFORE])[0].unit == "市农业农村局"


def test_of_two_alike_the_later_decision_counts() -> None:
    later = Precedent(BEFORE.item, "市教育局", ())
    assert propose(BEFORE.item, precedents=[BEFORE, later])[0].unit == "市教育局"


@given(st.text(alphabet="教育水利局部门停车位学0，、", max_size=60), st.sampled_from(LEVELS))
def test_at_most_one_leads_and_no_unit_is_named_twice(item: str, kind: Level) -> None:
    proposals = propose(item, kind)
    assert [each.role for each in proposals].count("lead") == bool(proposals)
    assert len({each.unit for each in proposals}) == len(proposals) <= 5
    assert proposals == propose(item, kind)
    assert all(word in item for each in proposals for word in each.found)
