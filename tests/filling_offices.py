"""Fills a database, in a process of its own: a made-up town's units, and somebody at work in each duty of the loop."""

from datetime import date

PEOPLE = {
    "zhao": "delivery", "qian": "delivery", "sun": "liaison", "zhou": "liaison", "li": "inspector", "wu": "deputy",
}  # fmt: skip
"""Log-in names with their posts: two of the delivery office, two liaisons, an inspector, a deputy."""


def main() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from luoshi.web.people.actions import add, give_post
    from luoshi.web.people.clock import now
    from tests.web.tasks import town
    from tests.web.visiting import PASSWORD

    place = town()
    units = {"sun": place.works, "zhou": place.water, "wu": place.county}
    add("first", "", "administrator", now(), PASSWORD)
    for login, post in PEOPLE.items():
        role = "reviewer" if login == "zhao" else "viewer"
        add(login, f"{login}的姓名", role, now(), as_of="first")  # type: ignore[arg-type]
        give_post(login, units.get(login, place.government), post, date(2020, 1, 1), date(2099, 1, 1))  # type: ignore[arg-type]
    print("filled")


if __name__ == "__main__":
    main()
