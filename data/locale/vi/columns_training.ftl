# Tiêu đề cột, trang training.
col-officials_trained_count = Cán bộ đã tập huấn (người)
col-officials_days_ahead = Nhanh (+), chậm (−), ngày
col-officials_per_day_needed = Cần thêm mỗi ngày (người)
col-projected_date = Dự kiến đạt 100 %
col-cdt_members_trained_count = Tổ CĐS đã tập huấn (người)
col-cdt_days_ahead = Nhanh (+), chậm (−), ngày
col-not_trained_count = Chưa tập huấn (người)
col-expected_pct = Kỳ vọng d/{ $campaign_days }
col-ward_known_count = Số nơi có số liệu
col-days_ahead = Nhanh (+), chậm (−), ngày
col-session_count = Số lớp
col-enrolled_count = Tham gia (lượt)
col-completed_count = Hoàn thành (lượt)
col-completed_first_time_count = Hoàn thành lần đầu (người)
col-completion_pct = Hoàn thành/tham gia
col-completed_cum = Hoàn thành lũy kế (lượt)
