# Definitions (SQL of figures) that an edition keeps: what pages say of them, and what is wrong with them.
definitions-corrected = Worked out by the definitions of { $day }, as published. By today's, { $what }: [see the correction]({ $link }).
definitions-untold = Worked out by the definitions of { $day }, as published. By today's, { $what }; a correction has yet to be published. [The published figures]({ $link }).
definitions-what-figures = { $count } headline { $count ->
        [one] figure is another one
       *[other] figures are others
    }
definitions-what-rows = rows of the dataset “{ $dataset }” are others ({ $columns })
definitions-what-hidden = rows of the dataset “{ $dataset }” are others
definitions-log = { $text } (By the definitions of that moment { $what }.)
definitions-rows-about = By the definitions of that day { $what }. Code of the row, column, old and new value are written as in the files; rows with hidden counts are not told, because two versions could tell such a count.
definitions-not-kept = This edition was published before its definitions were kept: this page is worked out by today's, which have been changed since. [The published figures]({ $link }).
definitions-lost = What follows cannot be shown by the definitions of edition { $number }. { $reason } [The published figures]({ $link }).
definitions-differences = Corrected: as published, and by the definitions of { $day }
definitions-differences-about = The edition keeps what was published; the hashes are those of the published values.
definition-lost-macro = Its definition { $path } does not run in the database of today.
definition-lost-mart = Its definitions do not have the question { $mart }.
definition-lost-sql = Its definition of { $mart } does not run any more.
definition-lost-text = The kept text of { $path } is missing or changed.
definition-lost-column = Its definitions do not have { $columns }.
definition-lost-dataset = It was published without the dataset { $dataset }.
edition-refused-replaced = No edition can be published: the files with the definitions were replaced since this server was started. Restart it, then publish.
verify-edition-definition = Edition { $number }: the kept text of { $path } is missing or is not the one that made it.
verify-edition-definitions = Edition { $number }: the definitions kept with it are not those whose hash was published.
verify-edition-lost = Edition { $number }: the definitions that made it do not run any more ({ $fault }). Its published figures are still there.
door-definition-lost-title = This picture cannot be shown
door-definition-lost = Edition { $number } does not give this picture any more. { $reason } Its published figures are at /api/editions/{ $number }.
col-corrected_value = By the later definitions
col-dataset_row = Row
col-dataset_column = Column
verify-edition-rows-redefined = Edition { $number }: by today's definitions public rows differ from those published: { $datasets }. The edition stays as it is; publish a correction notice that says so (edition correct { $number }).
