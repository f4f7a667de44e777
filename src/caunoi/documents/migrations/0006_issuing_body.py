from typing import Any

from django.db import migrations

from caunoi.documents.rules import issuing_body


def with_the_body_above(apps: Any, schema_editor: Any) -> None:
    """Documents that were read before: as `header_of` now writes it."""
    Document, Fact = (apps.get_model('documents', name) for name in ('Document', 'Fact'))
    above = Fact.objects.filter(kind='parent_issuer').exclude(state='rejected').order_by('-position')
    for document, parent in dict(above.values_list('document', 'value')).items():
        if isinstance(parent, str):
            for issuer in Document.objects.filter(pk=document).values_list('issuer', flat=True):
                named = issuing_body(issuer, ' '.join(parent.split()))[:255]
                Document.objects.filter(pk=document).update(issuer=named)


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0005_outgoing'),
    ]

    operations = [
        migrations.RunPython(with_the_body_above, migrations.RunPython.noop),
    ]
