select sha256
from original_file
where list_contains($sha256s::varchar[], sha256);
