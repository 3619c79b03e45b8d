import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A report that is being taken in has a job before it is in the register."""

    dependencies = [("register", "0005_jobs")]

    operations = [
        migrations.AlterField(
            model_name="job",
            name="source",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="jobs", to="register.source"
            ),
        ),
    ]
