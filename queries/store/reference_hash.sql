select sha256
from reference_load
where name = $name;
