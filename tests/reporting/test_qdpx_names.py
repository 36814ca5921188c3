"""Names in a REFI-QDA project that other programs can use."""

from perspectives.reporting.qdpx_rows import file_name


def test_a_source_has_the_name_of_a_file_that_can_be():
    assert file_name("“Must” or “may”: A/B again?") == "“Must” or “may” - A-B again"
    assert not set(file_name('a\\b|c<d>e"f*g')) & set('/\\:*?"<>|')
