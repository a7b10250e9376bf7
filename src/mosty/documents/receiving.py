"""Files that come with a form: too many bytes, or no room for them, are told."""

import contextlib
import errno

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import TemporaryFileUploadHandler

LARGEST_REQUEST = 300_000_000
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class CarefulUploadHandler(TemporaryFileUploadHandler):
    """Lets a form come through although the disk is full: its file says `is_lost`.

    Whatever else was typed is there, and the field tells what to do.
    """

    def handle_raw_input(self, input_data, META, content_length, *rest, **options):  # noqa: N803 (Django's)
        if content_length > LARGEST_REQUEST:
            raise RequestDataTooBig("The request is larger than a form may be.")
        return super().handle_raw_input(
            input_data, META, content_length, *rest, **options
        )

    def new_file(self, *args, **kwargs):
        self.is_lost = False
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data, start):
        if self.is_lost:
            return
        try:
            super().receive_data_chunk(raw_data, start)
            self.file.flush()
        except OSError as error:
            if error.errno not in FULL:
                raise
            self.is_lost = True
            with contextlib.suppress(OSError):
                self.file.close()

    def file_complete(self, file_size):
        if not self.is_lost:
            file = super().file_complete(file_size)
        else:
            file = self.file
            file.size = file_size
        file.is_lost = self.is_lost
        return file
