"""By which method a line of the dashboard was judged; 0 for those of before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("monitor", "0001_initial")]

    operations = [
        migrations.AddField("summary", "method", models.PositiveSmallIntegerField(default=0)),
    ]
