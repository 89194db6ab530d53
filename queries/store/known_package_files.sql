select
    package_sha256,
    file_sha256,
    file_name
from package_file
where list_contains($sha256s::varchar[], package_sha256);
