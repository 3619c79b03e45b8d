"""The database refuses whatever is not the next event: no change, no deletion, no gap, on either engine.

Who owns the tables can take the triggers away; that it does not go unseen is what the tree and its published heads are
for.
"""

from django.db import migrations

SQLITE = (
    """CREATE TRIGGER journal_event_unchanged BEFORE UPDATE ON journal_event
    BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END""",
    """CREATE TRIGGER journal_event_kept BEFORE DELETE ON journal_event
    BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END""",
    # Also against INSERT OR REPLACE, which deletes without asking a trigger.
    """CREATE TRIGGER journal_event_next BEFORE INSERT ON journal_event
    WHEN NEW.number IS NOT (SELECT COALESCE(MAX(number), 0) + 1 FROM journal_event)
    BEGIN SELECT RAISE(ABORT, 'events follow each other without gaps'); END""",
)
SQLITE_BACK = tuple(
    f"DROP TRIGGER journal_event_{name}" for name in ("unchanged", "kept", "next")
)
POSTGRESQL = (
    """CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the journal is only added to' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE FUNCTION journal_next() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.number IS DISTINCT FROM (SELECT COALESCE(MAX(number), 0) + 1 FROM journal_event) THEN
            RAISE EXCEPTION 'events follow each other without gaps' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER journal_event_unchanged BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_event
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()""",
    """CREATE TRIGGER journal_event_next BEFORE INSERT ON journal_event
    FOR EACH ROW EXECUTE FUNCTION journal_next()""",
)
POSTGRESQL_BACK = (
    "DROP TRIGGER journal_event_unchanged ON journal_event",
    "DROP TRIGGER journal_event_next ON journal_event",
    "DROP FUNCTION journal_refuse()",
    "DROP FUNCTION journal_next()",
)
STATEMENTS = {"sqlite": (SQLITE, SQLITE_BACK), "postgresql": (POSTGRESQL, POSTGRESQL_BACK)}


def put_up(apps, schema_editor):
    for statement in STATEMENTS[schema_editor.connection.vendor][0]:
        schema_editor.execute(statement, params=None)


def take_down(apps, schema_editor):
    for statement in STATEMENTS[schema_editor.connection.vendor][1]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [migrations.RunPython(put_up, take_down)]
