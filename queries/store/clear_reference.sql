delete from ward;
delete from ward_window;
delete from campaign;
delete from target;
delete from target_path;
