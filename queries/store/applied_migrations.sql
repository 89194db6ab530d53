select
    migration,
    sha256
from schema_migration
order by migration;
