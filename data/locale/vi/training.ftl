# Trang "Tập huấn" (pages/training.py).
training-empty = Chưa có số liệu tập huấn cho các xã, phường đang xem đến ngày này. Có thể chưa xã, phường nào nộp, hoặc bộ lọc quá hẹp. Hãy chọn ngày khác hoặc bỏ bớt bộ lọc ở thanh bên.
training-empty-wards = Chưa xã, phường nào có đủ số đã tập huấn và tổng số để tính nhanh, chậm mấy ngày. Hãy chọn ngày khác hoặc bỏ bớt bộ lọc.
training-empty-sessions = Chưa có lớp nào ở trang tính 3_TapHuan đến ngày này cho các xã, phường đang xem. Hãy chọn ngày khác hoặc bỏ bớt bộ lọc.

# Ô số
training-tile-officials = Cán bộ đã tập huấn
training-tile-cdt_members = Tổ CĐS đã tập huấn
training-tile-behind-officials = Nơi chậm: cán bộ
training-tile-behind-cdt_members = Nơi chậm: Tổ CĐS
training-tile-behind-note = Số xã, phường chậm trên số xã, phường có số liệu. Mỗi nơi tính theo ngày bắt đầu của mình.
training-of = { $count }/{ $total }
training-of-people = { $count }/{ $total } người
training-units = Người đã tập huấn, không trùng: cán bộ { $officials_people }, thành viên Tổ CĐS { $cdt_members_people }. Chỉ cộng những nơi có cả hai số; số cũ được giữ tối đa 3 ngày.
training-days-ahead = nhanh { $days } ngày
training-days-behind = chậm { $days } ngày
training-days-level = đúng tiến độ

# Công tắc
training-part = Xem
training-part-trend = Tiến độ theo ngày
training-part-wards = Nơi chậm
training-part-districts = Theo quận, huyện cũ
training-part-formats = Hình thức
training-part-audiences = Đối tượng
training-part-platforms = Nền tảng
training-group = Nhóm
training-group-officials = Cán bộ, công chức, viên chức
training-group-cdt_members = Thành viên Tổ CĐS cộng đồng
training-count = Cách đếm
training-count-completed_cum = Lũy kế
training-count-completed_count = Mỗi ngày

# Tiến độ
training-trend = Tỷ lệ đã hoàn thành tập huấn so với đường kỳ vọng
training-trend-scope = Đơn vị: % số người, cộng các xã, phường có số liệu, đến { $day }. Đường kỳ vọng d/{ $campaign_days }: mỗi ngày 1/{ $campaign_days }, đủ 100% vào ngày { $campaign_days } của từng nơi; cách tính do nhóm xây dựng bảng điều khiển đề xuất từ mốc 100% sau { $campaign_days } ngày của { $campaign_directive }. Chấm rỗng: ngày chưa hết hạn báo cáo.
training-trend-hover = { $name }: { $pct } ({ $count }/{ $total })
training-expected = Kỳ vọng d/{ $campaign_days } (đề xuất của nhóm)
training-expected-short = Kỳ vọng
training-trend-alt = Hai đường theo ngày so với đường kỳ vọng: ngày { $day } cán bộ { $officials }, thành viên Tổ CĐS { $cdt_members }, kỳ vọng { $expected }.
training-projection-done = { $group }: đã đạt 100%.
training-projection-reached = { $group }: nếu giữ nhịp 7 ngày qua (mỗi ngày thêm { $pace } điểm %), dự kiến đạt 100% vào **{ $day }**, kịp ngày { $campaign_days } ({ $end }).
training-projection-late = { $group }: nếu giữ nhịp 7 ngày qua (mỗi ngày thêm { $pace } điểm %), **không đạt trước ngày { $campaign_days }**; đến { $end } được khoảng { $pct }.
training-projection-over = { $group }: đến ngày { $campaign_days } ({ $end }) **chưa đạt 100%**.
training-projection-flat = { $group }: 7 ngày qua **không tăng**, nên chưa thấy ngày đạt 100%.
training-projection-unknown = { $group }: chưa đủ 7 ngày số liệu liên tiếp để dự kiến.

# Nơi chậm
training-wards = Nhanh, chậm mấy ngày so với đường d/{ $campaign_days }: { $group }
training-wards-sentence = **{ $behind }** trên { $known } xã, phường có số liệu đang chậm; chậm nhất là **{ $ward }** ({ $days }). { $unknown ->
    [0] Nơi nào cũng có số liệu.
   *[other] { $unknown } nơi chưa có số liệu.
}
training-wards-left = Còn **{ $people }** người chưa tập huấn ở { $wards } xã, phường; nhiều nhất: { $most }.
training-wards-none-left = Không còn ai chưa tập huấn ở các nơi có số liệu.
training-wards-scope = Đơn vị: ngày = { $campaign_days } × tỷ lệ đã tập huấn − ngày thứ mấy của nơi đó, đến { $day }. Hình vẽ { $shown } nơi chậm nhất; bảng có đủ các nơi và số người chưa tập huấn.
training-wards-alt = Thanh ngang số ngày nhanh, chậm của { $group }: { $behind } trên { $known } xã, phường chậm; { $ward } { $days }.
training-behind-axis = ngày so với kỳ vọng (âm: chậm)

# Quận, huyện cũ
training-districts = Tỷ lệ đã tập huấn theo quận, huyện cũ: { $group }
training-districts-scope = Chung một thang 0–100% và cả chiến dịch, đến { $day }; nơi chậm nhất đứng trước. Nét đứt xám: kỳ vọng d/{ $campaign_days } (đề xuất của nhóm). Màu đỏ: đang chậm; màu lam: không chậm.
training-panel-alt = Đường tiến độ { $district }: { $pct }, { $days }.

# Hình thức
training-formats-completed_cum = Lượt hoàn thành tập huấn lũy kế theo hình thức
training-formats-completed_count = Lượt hoàn thành tập huấn mỗi ngày theo hình thức
training-formats-sentence = 7 ngày qua, kéo tiến độ nhiều nhất là **{ $best }**: { $best_count } lượt hoàn thành ({ $share }); ít nhất là **{ $least }**: { $least_count } lượt.
training-formats-scope = Đơn vị: lượt hoàn thành (một người học hai lớp là hai lượt), mọi đối tượng, đến { $day }. Nguồn: trang tính 3_TapHuan.
training-formats-alt = Ba đường theo ngày: 7 ngày qua { $best } có { $best_count } lượt hoàn thành, { $least } có { $least_count } lượt.
training-unit-completions = lượt hoàn thành

# Đối tượng, nền tảng
training-enrolled = Tham gia
training-completed = Hoàn thành
training-audiences = Tham gia và hoàn thành theo đối tượng
training-audiences-scope = Đơn vị: lượt người từ đầu chiến dịch đến { $day }; số bên phải là tỷ lệ hoàn thành. Bốn nhóm của KH 138 (suy từ QĐ 757/QĐ-BKHCN): học sinh, sinh viên; người dân; cán bộ, công chức, viên chức; người lao động doanh nghiệp.
training-platforms = Tham gia và hoàn thành theo nền tảng
training-platforms-scope = Đơn vị: lượt người từ đầu chiến dịch đến { $day }; số bên phải là tỷ lệ hoàn thành.
training-platform-empty = Không ghi
training-platform-none = Không dùng nền tảng
training-funnel-alt = Thanh ngang tham gia và hoàn thành, { $rows } dòng: nhiều nhất là { $name }, { $enrolled } tham gia, { $completed } hoàn thành ({ $pct }).
training-tile-behind-line = so với đường d/{ $campaign_days }
