from tests.ui.test_upload_page import *
def test_x():
    o=page()
    print([e.value for e in o.exception],[ '\n'.join(e.stack_trace)[-1500:] for e in o.exception],[e.value for e in o.error],[e.value for e in o.info])
    assert 0
