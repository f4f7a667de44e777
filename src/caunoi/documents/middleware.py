from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.contrib.auth import SESSION_KEY
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]
_WITH_FILES: Final = "multipart/form-data"


class NoFiles(FileUploadHandler):
    """Lets the files of a request pass by; the fields beside them are read."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        raise SkipFile

    def file_complete(self, file_size: int) -> None:
        return None


def no_files_of_strangers(get_response: Answer) -> Answer:
    """Keeps no byte of a file that comes without a session: no page for strangers asks for one (R15)."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.content_type == _WITH_FILES and SESSION_KEY not in request.session:
            request.upload_handlers = [NoFiles(request)]
        return get_response(request)

    return middleware
