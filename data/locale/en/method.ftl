# How the progress index is made (campaign/ui/index_method.py).
method-title = How the index is made: components, weights, formula
method-formula = **Progress P** = sum of weight × score (0–1) of 15 components, from 0 to 100. **Expected E** = sum of weight × what is due on that day of the ward. **Pace** = P/E. Bands: from 1.05 ahead; from 0.95 on track; from 0.80 slightly slow; from 0.60 slow; below 0.60 very slow.
method-score = Score, and what is due by the ward's day d
method-total = Sum
method-n1 = 1 with a graduate or contracted IT officer; 0.5 with a concurrent one only. Due: d/7
method-n2 = mean people present in 7 days/2, at most 1. Due: d/7
method-n3 = teams/hamlets. Due: d/15
method-n4 = 1 once formed. Due: d/7
method-t1 = people trained so far/all. Due: d/{ $campaign_days }
method-t2 = people trained so far/all. Due: d/{ $campaign_days }
method-d1 = 7-day rate/80%, at most 1. Due: rising to 0.75 on 30/7 and to 1 on 31/8
method-d2 = 7-day full-process share/20%, at most 1. Due: 1 from 30/7
method-d3 = (7-day rate − 90%)/10%, from 0 to 1. Due: 1
method-d4 = electronic results/dossiers resolved, 7 days. Due: 1 from 30/7
method-c1 = hamlets with at least one session/all. Due: d/{ $campaign_days }
method-h1 = mean of the shares of points with broadband and with 5G. Due: d/{ $campaign_days }
method-h2 = procedures configured/announced. Due: 1 from 25/7
method-h3 = requests resolved/(new requests + backlog), 7 days. Due: 1
method-r1 = each day due: complete and on time 1, late or incomplete ½, none 0; divided by the days due. Due: 1
method-rules = - **A report with a refused row counts as incomplete**, even when its summary sheet is full; R1 gives it one half.
    - Missing figures: the newest of the last 3 days is used; older is unknown, never 0 (except R1). Weights are not shared out again. With more than 30 points unknown there is no index ("Not enough data").
    - Each ward is judged by its own campaign day. The city's figure is the median ward. A difference within 2 points counts as equal.
