"""The units of 望川市 and the people in them. City, counties and people are made up."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from luoshi.judging.assignments import organ_name
from luoshi.lexicon import groups
from luoshi.web.people import actions
from luoshi.web.people.person import Post, Role, UnitKind

COUNTIES = ("青禾县", "松岭县", "白石县", "柳溪县", "南屏县", "枫桥县", "双塘县", "临江区", "古城区", "云台市")
ZONES = ("望川经济开发区", "望川高新区", "临港新区")
FIRMS = ("望川城市建设投资集团", "望川水务集团", "望川公交集团")

_FAMILY = "赵钱孙周吴郑冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹柏章苏潘葛范彭鲁韦马苗方任袁柳鲍史唐薛雷贺汤罗"
_GIVEN = "文静建国志远晓梅立新春华海燕明德家宁思齐雨桐向阳清源若水景行安然长青"


@dataclass(slots=True)
class City:
    """Who there is. units: id by the short name that registers use. liaisons, heads: log-in name by unit.

    leaders: log-in name and shown name of those in charge, by unit.
    """

    units: dict[str, int] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)
    liaisons: dict[str, str] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    leaders: dict[str, tuple[str, str]] = field(default_factory=dict)


OFFICE = ("ducha-1", "ducha-2")
"""Two of the delivery office: who decides an extension does not have to decide everything."""

ADMINISTRATOR = "guanli"
INSPECTORS = ("hecha-1", "hecha-2", "hecha-3")
DEPUTIES = ("daibiao-1", "daibiao-2", "daibiao-3")


def found(city_name: str, first: date, last: date, at: datetime, password: str) -> City:
    """Make the units and the people. Some sixty units, and everybody logs in with `password`."""
    made = City()
    government = actions.add_unit("office", f"{city_name}人民政府", "市政府", at=at)
    office = actions.add_unit("office", f"{city_name}人民政府督查室", "市政府督查室", government, at=at)
    made.units |= {"市政府": government, "市政府督查室": office}
    for organ in groups("organs"):
        short = organ_name(organ, "city")
        made.units[short] = actions.add_unit(
            "department", city_name.removesuffix("市") + short, short, government, at=at
        )
    kinds: tuple[tuple[UnitKind, tuple[str, ...]], ...] = (("county", COUNTIES), ("zone", ZONES), ("firm", FIRMS))
    for kind, names in kinds:
        for name in names:
            made.units[name] = actions.add_unit(kind, name, name, government, at=at)
    made.places = [*COUNTIES, *ZONES]
    _people(made, government, office, first, last, at, password)
    return made


def _people(city: City, government: int, office: int, first: date, last: date, at: datetime, password: str) -> None:
    names = (f"{family}{given}" for family, given in zip(_FAMILY * 4, _GIVEN * 9, strict=False))

    def somebody(login: str, role: Role = "viewer", *posts: tuple[Post, int], until: date | None = None) -> str:
        shown = next(names)
        # Hashing a password takes long on purpose; once is enough here.
        if login == ADMINISTRATOR:
            actions.add(login, shown, role, at, password)
        else:
            actions.add(login, shown, role, at, as_of=ADMINISTRATOR)
        for post, unit in posts:
            actions.give_post(login, unit, post, first, until, at=at)
        return shown

    somebody(ADMINISTRATOR, "administrator")
    somebody("shencha", "reviewer")
    for login in OFFICE:
        somebody(login, "reviewer", ("delivery", office))
    for login in INSPECTORS:
        somebody(login, "viewer", ("inspector", government), until=last + timedelta(days=90))
    for post in ("statistics", "finance", "audit"):
        somebody({"statistics": "tongji", "finance": "caizheng", "audit": "shenji"}[post], "viewer", (post, office))
    for login in DEPUTIES:
        somebody(login, "viewer", ("deputy", government))
    units = [short for short in city.units if short not in ("市政府", "市政府督查室")]
    for number in range(5):
        held = units[number::5]
        login = f"fenguan-{number + 1}"
        shown = somebody(login, "viewer", *(("leader", city.units[short]) for short in held))
        city.leaders |= dict.fromkeys(held, (login, shown))
    for number, short in enumerate(units, 1):
        city.liaisons[short] = f"lianluo-{number}"
        somebody(f"lianluo-{number}", "viewer", ("liaison", city.units[short]))
    # Every second unit's head has an account; the others leave it to their liaison.
    for number, short in enumerate(units[::2], 1):
        city.heads[short] = f"fuze-{number}"
        somebody(f"fuze-{number}", "viewer", ("head", city.units[short]))
