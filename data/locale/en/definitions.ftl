# Definitions (SQL of figures) that an edition keeps: what pages say of them, and what is wrong with them.
definitions-corrected = Worked out by the definitions of { $day }, as published. By today's, { $count } headline { $count ->
        [one] figure is another one
       *[other] figures are others
    }: [see the correction]({ $link }).
definitions-untold = Worked out by the definitions of { $day }, as published. By today's, { $count } headline { $count ->
        [one] figure is another one
       *[other] figures are others
    }; a correction has yet to be published. [The published figures]({ $link }).
definitions-not-kept = This edition was published before its definitions were kept: this page is worked out by today's, which have been changed since. [The published figures]({ $link }).
definitions-lost = What follows cannot be shown by the definitions of edition { $number }. { $reason } [The published figures]({ $link }).
definitions-differences = Corrected: as published, and by the definitions of { $day }
definitions-differences-about = The edition keeps what was published; the hashes are those of the published values.
definition-lost-macro = Its definition { $path } does not run in the database of today.
definition-lost-mart = Its definitions do not have the question { $mart }.
definition-lost-sql = Its definition of { $mart } does not run any more.
definition-lost-text = The kept text of { $path } is missing or changed.
definition-lost-column = Its definitions do not have { $columns }.
edition-refused-replaced = No edition can be published: the files with the definitions were replaced since this server was started. Restart it, then publish.
verify-edition-definition = Edition { $number }: the kept text of { $path } is missing or is not the one that made it.
verify-edition-definitions = Edition { $number }: the definitions kept with it are not those whose hash was published.
verify-edition-lost = Edition { $number }: the definitions that made it do not run any more ({ $fault }). Its published figures are still there.
door-definition-lost-title = This picture cannot be shown
door-definition-lost = The definitions of this edition do not give this picture any more. Its published figures are at /api/editions.
col-corrected_value = By the later definitions
