"""Reports of a made-up city whose figures are rounded honestly, and the same with one figure shifted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

Shifted = tuple[int, str]


@dataclass(frozen=True)
class Made:
    """A report in pieces: plain words, and the printed numbers with their kind (a kind's name marks a number)."""

    pieces: tuple[tuple[str, str | None], ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(piece for piece, _kind in self.pieces)

    @property
    def numbers(self) -> list[int]:
        """The places of its numbers among its pieces."""
        return [place for place, (_piece, kind) in enumerate(self.pieces) if kind]

    def kind(self, place: int) -> str:
        """The kind of the number at a place."""
        kind = self.pieces[place][1]
        assert kind
        return kind

    def offset(self, place: int) -> int:
        """Where the number at a place begins in the text."""
        return sum(len(piece) for piece, _kind in self.pieces[:place])

    def shifted(self, place: int, by: int) -> "Made":
        """The same report with one number moved by so many units of its last printed place."""
        number = Decimal(self.pieces[place][0])
        exponent = number.as_tuple().exponent
        assert isinstance(exponent, int)
        moved = number + by * Decimal(1).scaleb(exponent)
        pieces = list(self.pieces)
        pieces[place] = (f"{moved:f}", self.pieces[place][1])
        return Made(tuple(pieces))


def rounded(value: Decimal, places: int) -> str:
    """A value as an honest office prints it."""
    return f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"


def uneven(number: str) -> bool:
    """Whether a whole number does not end in two zeros (then it would be taken as rounded there)."""
    return not number.endswith("00") or "." in number


def balance(random: Random) -> list[tuple[str, str | None]]:
    """A level, its increase and its growth."""
    base = Decimal(random.randint(30_000, 90_000)) / 100
    increase = base * random.randint(300, 2500) / 10_000
    level = base + increase
    return [
        ("全市涉农贷款余额", None),
        (rounded(level, 2), "level"),
        ("亿元，比年初增加", None),
        (rounded(increase, 2), "increase"),
        ("亿元，增长", None),
        (rounded(increase / base * 100, 2), "growth"),
        ("%。", None),
    ]


def course(random: Random) -> list[tuple[str, str | None]]:
    """From one value to another, and the growth."""
    base = Decimal(random.randint(3_000, 9_999)) / 10
    level = base * (1 + Decimal(random.randint(400, 3000)) / 10_000)
    return [
        ("游客接待量由", None),
        (rounded(base, 1), "base"),
        ("万人次增加到", None),
        (rounded(level, 1), "level"),
        ("万人次，增长", None),
        (rounded((level / base - 1) * 100, 1), "growth"),
        ("%。", None),
    ]


def spending(random: Random) -> list[tuple[str, str | None]]:
    """A whole, a part and its share."""
    whole = Decimal(random.randint(200_000, 900_000)) / 1000
    part = whole * random.randint(6000, 8900) / 10_000
    return [
        ("全年财政支出", None),
        (rounded(whole, 1), "whole"),
        ("亿元，其中民生支出", None),
        (rounded(part, 1), "part"),
        ("亿元，占", None),
        (rounded(part / whole * 100, 1), "share"),
        ("%。", None),
    ]


def industries(random: Random) -> list[tuple[str, str | None]]:
    """Three parts and their sum."""
    parts = [Decimal(random.randint(10_000, 900_000)) / 1000 for _ in range(3)]
    return [
        ("第一产业增加值", None),
        (rounded(parts[0], 2), "part"),
        ("亿元，第二产业增加值", None),
        (rounded(parts[1], 2), "part"),
        ("亿元，第三产业增加值", None),
        (rounded(parts[2], 2), "part"),
        ("亿元，三项合计", None),
        (rounded(sum(parts, Decimal(0)), 2), "sum"),
        ("亿元。", None),
    ]


def structure(random: Random) -> list[tuple[str, str | None]]:
    """Three shares that make a hundred."""
    first = Decimal(random.randint(500, 1500)) / 100
    second = Decimal(random.randint(3000, 4500)) / 100
    return [
        ("三次产业结构为", None),
        (rounded(first, 1), "share"),
        ("：", None),
        (rounded(second, 1), "share"),
        ("：", None),
        (rounded(100 - first - second, 1), "share"),
        ("。", None),
    ]


def schools(random: Random) -> list[tuple[str, str | None]]:
    """A count and its two kinds."""
    towns, villages = random.randint(21, 49), random.randint(21, 49)
    return [
        ("改扩建学校", None),
        (str(towns + villages), "sum"),
        ("所，其中城镇学校", None),
        (str(towns), "part"),
        ("所、农村学校", None),
        (str(villages), "part"),
        ("所。", None),
    ]


def projects(random: Random) -> list[tuple[str, str | None]]:
    """A plan, what was done and the percentage."""
    plan = Decimal(random.randint(1_500, 9_999)) / 10
    done = plan * random.randint(9_000, 12_000) / 10_000
    return [
        ("年度计划投资", None),
        (rounded(plan, 1), "plan"),
        ("亿元，完成投资", None),
        (rounded(done, 1), "done"),
        ("亿元，完成年度计划的", None),
        (rounded(done / plan * 100, 1), "percent"),
        ("%。", None),
    ]


def trade(random: Random) -> list[tuple[str, str | None]]:
    """Exports and imports make the trade."""
    exports, imports = (Decimal(random.randint(20_000, 300_000)) / 1000 for _ in range(2))
    return [
        ("外贸进出口总额", None),
        (rounded(exports + imports, 1), "sum"),
        ("亿元，其中出口", None),
        (rounded(exports, 1), "part"),
        ("亿元、进口", None),
        (rounded(imports, 1), "part"),
        ("亿元。", None),
    ]


def taxes(random: Random) -> list[tuple[str, str | None]]:
    """A share that rose, beside the growths of its part and of the whole."""
    before = Decimal(random.randint(4_000_000, 6_900_000)) / 100_000
    whole = Decimal(random.randint(2_000, 12_000)) / 1000
    growth = whole + Decimal(random.randint(4_000, 9_000)) / 1000
    share = before * (1 + growth / 100) / (1 + whole / 100)
    return [
        ("全市财政收入增长", None),
        (rounded(whole, 1), "growth"),
        ("%，其中税收收入增长", None),
        (rounded(growth, 1), "growth"),
        ("%，占比", None),
        (rounded(share, 1), "share"),
        ("%、提高", None),
        (rounded(share - before, 1), "points"),
        ("个百分点。", None),
    ]


def harvest(random: Random) -> list[tuple[str, str | None]]:
    """An area, what it yields and the harvest."""
    area = Decimal(random.randint(110_000, 350_000)) / 1000
    yields = Decimal(random.randint(3_000, 5_500)) / 10
    return [
        ("粮食播种面积", None),
        (rounded(area, 1), "area"),
        ("万亩、产量", None),
        (rounded(area * yields / 1000, 1), "output"),
        ("万吨，粮食单产", None),
        (rounded(yields, 0), "yield"),
        ("公斤/亩。", None),
    ]


def incomes(random: Random) -> list[tuple[str, str | None]]:
    """What townspeople and villagers earn, and their ratio."""
    urban, rural = random.randint(36_001, 48_999), random.randint(16_001, 25_999)
    return [
        ("城镇居民人均可支配收入", None),
        (str(urban), "income"),
        ("元，农村居民人均可支配收入", None),
        (str(rural), "income"),
        ("元，城乡居民收入比为", None),
        (rounded(Decimal(urban) / rural, 2), "ratio"),
        ("。", None),
    ]


def said_twice(random: Random) -> list[tuple[str, str | None]]:
    """One amount in a summary and again, more precisely, in its section."""
    amount = Decimal(random.randint(50_000, 99_900)) / 100
    return [
        ("社会消费品零售总额", None),
        (rounded(amount, 1), "level"),
        ("亿元。\n消费持续回暖。社会消费品零售总额", None),
        (rounded(amount, 2), "level"),
        ("亿元。", None),
    ]


BLOCKS = (balance, course, spending, industries, structure, schools, projects, trade)
"""One of each kind of relation that closes."""

FAR = (taxes, harvest, incomes, said_twice)
"""Those whose figures stand further apart, or are printed more closely than the others determine them."""


def report(seed: int, kinds: Sequence[Callable[[Random], list[tuple[str, str | None]]]] = (*BLOCKS, *FAR)) -> Made:
    """A report of one year with all kinds of closed relations, in an order of the seed's, each figure rounded."""
    random = Random(seed)
    blocks = list(kinds)
    random.shuffle(blocks)
    pieces: list[tuple[str, str | None]] = [("各位代表：\n一、2023年工作回顾\n", None)]
    for block in blocks:
        pieces += block(random)
        pieces.append(("\n", None))
    pieces.append(("二、2024年工作安排\n推动高质量发展。\n", None))
    return Made(tuple(pieces))
