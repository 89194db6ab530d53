delete from ward;
