import datetime

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0007_meeting_changes'),
    ]

    operations = [
        migrations.AddField(
            model_name='floor',
            name='warn',
            field=models.DurationField(default=datetime.timedelta),
        ),
    ]
