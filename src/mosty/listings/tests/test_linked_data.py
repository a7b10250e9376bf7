"""JSON-LD in a page: data that cannot become markup."""

import json

from mosty.listings.templatetags.open_data import linked_data


def test_linked_data_cannot_close_its_block_and_reads_back_whole():
    name = "</script><script>alert(1)</script> & Ко"

    block = linked_data({"@type": "Organization", "name": name, "url": ""})

    assert block.count("<") == 2
    content = block.partition(">")[2].rpartition("<")[0]
    assert json.loads(content) == {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": name,
    }
