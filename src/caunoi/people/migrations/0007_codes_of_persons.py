import caunoi.people.office_models
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def give_codes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Person = apps.get_model('people', 'Person')
    people = list(Person.objects.filter(code=None).only('pk'))
    for person in people:
        person.code = caunoi.people.office_models.new_code()
    Person.objects.bulk_update(people, ['code'], batch_size=400)


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_register_import'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='code',
            field=models.CharField(max_length=60, null=True, verbose_name='mã'),
        ),
        migrations.RunPython(give_codes, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name='person',
            name='code',
            field=models.CharField(default=caunoi.people.office_models.new_code, max_length=60, unique=True, verbose_name='mã'),
        ),
    ]
