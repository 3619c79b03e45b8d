"""The journal and the tree over it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Checkpoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('size', models.PositiveBigIntegerField()),
                ('root', models.BinaryField()),
                ('note', models.TextField()),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Head',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('size', models.PositiveBigIntegerField()),
                ('peaks', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Verification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('size', models.PositiveBigIntegerField()),
                ('root', models.BinaryField()),
                ('checkpoint', models.PositiveBigIntegerField(null=True)),
                ('code', models.CharField(default='', max_length=16)),
                ('first', models.BigIntegerField(null=True)),
                ('last', models.BigIntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('number', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ('who', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('action', models.CharField(max_length=32)),
                ('kind', models.CharField(max_length=16)),
                ('key', models.CharField(max_length=100)),
                ('body', models.BinaryField()),
                ('leaf', models.BinaryField()),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'number'], name='event_of_a_kind'), models.Index(fields=['who', 'number'], name='event_by_somebody')],
            },
        ),
    ]
