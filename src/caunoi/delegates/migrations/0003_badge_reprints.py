from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("delegates", "0002_door"),
    ]

    operations = [
        migrations.AddField(
            model_name="delegate",
            name="reprints",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="số lần in lại thẻ"),
        ),
    ]
