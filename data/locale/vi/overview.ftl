# Trang "Tổng quan" (pages/overview.py).
overview-empty = Chưa có số liệu cho ngày này. Hãy chọn ngày khác ở thanh bên.
overview-day = Ngày { $day }/{ $days }
overview-days-left = { $days ->
    [0] ngày cuối cùng của chiến dịch
   *[other] còn { $days } ngày
}
overview-pace = Xã, phường ở giữa đạt { $progress }/100 điểm, đáng lẽ { $expected } (nhịp { $pace }).
overview-pace-unknown = Chưa đủ số liệu để tính tiến độ toàn thành phố.
overview-duty-officials = tập huấn cán bộ, công chức, viên chức
overview-duty-cdt = tập huấn thành viên Tổ CĐS cộng đồng
overview-duty-hamlets = thôn, tổ dân phố có điểm lưu động
overview-days-ahead = { $duty } <b>nhanh { $days } ngày</b>
overview-days-behind = { $duty } <b>chậm { $days } ngày</b>
overview-days-level = { $duty } <b>đúng kế hoạch</b>
overview-days-unknown = Chưa có số liệu tập huấn và điểm lưu động để so với kế hoạch.

overview-tile-reported = Đã báo cáo trong ngày
overview-tile-on-time = { $count } đúng hạn
overview-tile-progress_median = Tiến độ trung vị (0–100)
overview-tile-progress_median-note = Trung vị của các xã, phường có chỉ số.
overview-tile-officials_trained = Cán bộ, CC, VC đã tập huấn
overview-tile-cdt_members_trained = Thành viên Tổ CĐS đã tập huấn
overview-tile-hamlets_reached = Thôn, TDP có điểm lưu động
overview-tile-share-note = { $done }/{ $total }, lũy kế, tính trên các xã, phường có số liệu.
overview-tile-online = Hồ sơ trực tuyến, 7 ngày
overview-tile-online-note = { $done }/{ $total } hồ sơ nộp trực tuyến trong 7 ngày, tính lùi. Mức đạt 60%, mục tiêu 80%.
overview-tile-support = Còn thiếu hỗ trợ kỹ thuật
overview-tile-support-note = Cần { $target } người (2 người mỗi xã, phường), đang có mặt { $present }.
overview-tile-citizens = Lượt người dân được hướng dẫn
overview-tile-citizens-note = Lũy kế từ ngày đầu; đường nhỏ là số lượt từng ngày. Lượt, không phải người.
overview-people = { $count } người
overview-turns = { $count } lượt tình nguyện
overview-change-points = { $change } điểm / 7 ngày
overview-change-percent = { $change } điểm % / 7 ngày
overview-change-people = { $change } người / 7 ngày

overview-tiles-counts = Đã tập huấn: cán bộ, CC, VC { $officials }, thành viên Tổ CĐS { $cdt } người; thôn, TDP có điểm lưu động { $hamlets }; hồ sơ nộp trực tuyến trong 7 ngày { $dossiers }. Lũy kế (trừ hồ sơ), chỉ tính nơi có số liệu.

overview-bands = Các xã, phường theo mức
overview-bands-alt = Thanh chia { $wards } xã, phường theo mức tiến độ; số của từng mức ghi ngay bên dưới.
overview-map-alt = Bản đồ { $wards } xã, phường tô theo mức; chọn một xã, phường để mở trang bản đồ.
overview-calls = { $count } xã, phường cần gọi hôm nay
overview-calls-none = Không xã, phường nào chậm hoặc mất báo cáo hôm nay.
overview-reason-index = đạt { $progress } điểm, đáng lẽ { $expected }
overview-reason-lost = { $component }: thiếu { $points } điểm
overview-reason-missing = { $days } ngày liền không báo cáo
overview-reason-missing-today = không báo cáo hôm nay
overview-reason-missing-before = không báo cáo hôm trước
overview-reason-status = báo cáo trong ngày: { $status }
overview-reason-support = thiếu { $people } người hỗ trợ kỹ thuật
overview-changed = Thay đổi so với hôm trước
overview-changed-open = Chưa đến hạn { $campaign_deadline } ngày { $day }, mới có { $reported }/{ $wards } báo cáo: các so sánh dưới đây còn thay đổi.
overview-changed-none = Chưa có ngày trước đó để so sánh, hoặc không có gì đáng nêu.
overview-scorecard = Nếu kết thúc hôm nay, chỉ tiêu nào không đạt?
overview-scorecard-sum = Đạt { $met }/{ $total } chỉ tiêu đo được. Chỉ tiêu không có số đo để trống.
overview-issues = Vướng mắc của cơ sở, 7 ngày qua
overview-issues-none = Không có vướng mắc nào đang mở trong 7 ngày qua.
table-same-rows = Xem dạng bảng và tải về

# Câu do quy tắc viết
change-on-time-same = { $count } xã, phường báo cáo đủ, đúng hạn, bằng hôm trước.
change-on-time-more = { $count } xã, phường báo cáo đủ, đúng hạn, nhiều hơn hôm trước { $difference } (hôm trước { $before }).
change-on-time-fewer = { $count } xã, phường báo cáo đủ, đúng hạn, ít hơn hôm trước { $difference } (hôm trước { $before }).
change-city-ahead = Tiến độ trung vị { $gained } điểm; kế hoạch một ngày là { $due }: đang rút ngắn khoảng cách.
change-city-behind = Tiến độ trung vị { $gained } điểm; kế hoạch một ngày là { $due }: khoảng cách giãn ra.
change-officials = Cán bộ, công chức, viên chức đã tập huấn: { $now } ({ $change } điểm %).
change-online = Hồ sơ trực tuyến 7 ngày: { $now } ({ $change } điểm %).
change-support-more = Thiếu { $now } người hỗ trợ kỹ thuật, hôm trước thiếu { $before }: thiếu thêm.
change-support-fewer = Thiếu { $now } người hỗ trợ kỹ thuật, hôm trước thiếu { $before }: bớt thiếu.
change-fell = { $count } xã, phường tụt mức: { $wards }
change-rose = { $count } xã, phường lên mức: { $wards }
change-ward-band = { $ward } (nay { $band })
change-and-more = {" "}và { $count } nơi khác.
change-most-up = Tăng nhiều nhất: { $ward }, { $change } điểm.
change-most-down = Giảm nhiều nhất: { $ward }, { $change } điểm.
col-overview-reported_count = Đã báo cáo (xã, phường)
col-overview-online_rate_7d_pct = Hồ sơ trực tuyến, 7 ngày (%)
