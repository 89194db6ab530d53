select coalesce(max(act_no), 0) + 1 as act_no
from act;
