-- Every original that was recorded.
select
    sha256,
    file_name,
    byte_count,
    stored_path
from original_file
order by sha256;
