# Trang "Lực lượng tình nguyện" (pages/volunteers.py).
volunteers-empty = Chưa có số liệu lực lượng cho các xã, phường đang xem đến ngày này. Có thể chưa xã, phường nào nộp, hoặc bộ lọc quá hẹp. Hãy chọn ngày khác hoặc bỏ bớt bộ lọc ở thanh bên.
volunteers-empty-shifts = Chưa có dòng nào ở trang tính 4_LucLuong đến ngày này cho các xã, phường đang xem. Hãy chọn ngày khác hoặc bỏ bớt bộ lọc.
volunteers-empty-load = Trong 7 ngày gần nhất chưa có xã, phường nào vừa báo giờ công vừa có hồ sơ tiếp nhận, nên chưa so sánh được. Hãy chọn ngày khác.
volunteers-empty-students = Trong 7 ngày gần nhất chưa có dòng nào về sinh viên CNTT ở trang tính 4_LucLuong. Hãy chọn ngày khác hoặc bỏ bớt bộ lọc.

# Ô số
volunteers-tile-turns = Lượt trong ngày
volunteers-tile-turns-note = Một người có mặt một ca là một lượt; có mặt hai ca là hai lượt.
volunteers-tile-people = Người trong ngày
volunteers-tile-people-note = Số người của ca đông nhất ở từng nơi, cộng lại. Không cộng qua các ngày, vì cùng một người có thể đến nhiều ngày.
volunteers-tile-hours = Giờ trong ngày
volunteers-tile-hours-note = Lượt có mặt nhân với số giờ mỗi người. Lượt không ghi số giờ thì không tính vào giờ công.
volunteers-tile-fill = Có mặt/phân công
volunteers-tile-fill-note = Tổng lượt có mặt chia cho tổng lượt phân công trong 7 ngày gần nhất, tính lùi.
volunteers-tile-people-wards = ở { $wards } xã, phường
volunteers-tile-fill-of = 7 ngày: { $present }/{ $planned }
volunteers-units = **Lượt**: một người có mặt một ca. **Người**: số người ra quân trong một ngày, không cộng qua các ngày. **Giờ**: lượt × số giờ mỗi người. Ba đơn vị không cộng, không thay thế cho nhau.

# Công tắc
volunteers-part = Xem
volunteers-part-support = 2 người hỗ trợ kỹ thuật
volunteers-part-days = Theo ngày
volunteers-part-shifts = Phân công và có mặt
volunteers-part-heat = Xã, phường × ngày
volunteers-part-load = So với hồ sơ
volunteers-part-duties = Cán bộ CNTT, tổ
volunteers-part-students = Sinh viên CNTT
volunteers-by = Chia theo
volunteers-by-force_type = Lực lượng
volunteers-by-sending_org = Đơn vị cử
volunteers-unit = Đơn vị tính
volunteers-unit-present_turns = lượt
volunteers-unit-deployed_people = người
volunteers-unit-person_hours = giờ
volunteers-unit-people = người
volunteers-fill-by = Chia theo
volunteers-fill-by-shift = Ca và nơi
volunteers-fill-by-force = Lực lượng

# Hai người hỗ trợ kỹ thuật mỗi nơi
volunteers-support = Số người hỗ trợ kỹ thuật có mặt ở mỗi xã, phường
volunteers-support-sentence = Cần **{ $target }** người ({ $wards } nơi × { $each }). Có mặt **{ $present }** người; còn thiếu **{ $short }** người ở **{ $short_wards }** xã, phường. { $unknown ->
    [0] Nơi nào cũng có số liệu.
   *[other] { $unknown } nơi chưa có số liệu, không tính là 0.
}
volunteers-support-scope = Mỗi dấu là một xã, phường. Người hỗ trợ: doanh nghiệp viễn thông, CNTT và sinh viên CNTT có mặt, theo báo cáo mới nhất trong 4 ngày đến { $day }. Nơi dư không bù cho nơi thiếu. Căn cứ: Chỉ thị 11/CT-UBND, ít nhất 2 người mỗi nơi.
volunteers-support-none = 0 người: { $count } nơi
volunteers-support-one = 1 người: { $count } nơi
volunteers-support-enough = Từ 2 người: { $count } nơi
volunteers-support-unknown = Chưa có số liệu: { $count } nơi
volunteers-support-hover = <b>{ $ward }</b><br>{ $people } người, báo cáo ngày { $day }
volunteers-support-hover-unknown = <b>{ $ward }</b><br>chưa có số liệu trong 4 ngày gần nhất
volunteers-support-alt = Dải chấm { $wards } xã, phường theo số người hỗ trợ kỹ thuật: thiếu { $short } người ở { $short_wards } nơi so với { $target } người cần có; { $unknown } nơi chưa có số liệu.
volunteers-short = Số người hỗ trợ kỹ thuật còn thiếu của các nơi, theo ngày
volunteers-short-scope = Cộng phần thiếu so với 2 người của từng xã, phường có số liệu, đến { $day }. Chấm rỗng: ngày chưa hết hạn báo cáo.
volunteers-short-line = Còn thiếu
volunteers-short-alt = Đường theo ngày số người hỗ trợ kỹ thuật còn thiếu; ngày đang xem thiếu { $short } người so với { $target } người cần có.

# Theo ngày
volunteers-days-present_turns = Lượt có mặt mỗi ngày
volunteers-days-deployed_people = Người ra quân mỗi ngày
volunteers-days-person_hours = Giờ công mỗi ngày
volunteers-days-present_turns-scope = Đơn vị: lượt (một người, một ca). Các xã, phường đang xem, đến { $day }. Cột gạch chéo: ngày chưa hết hạn báo cáo.
volunteers-days-deployed_people-scope = Đơn vị: người trong ngày (ca đông nhất của mỗi nhóm ở mỗi nơi). Không cộng các cột với nhau. Các xã, phường đang xem, đến { $day }. Cột gạch chéo: ngày chưa hết hạn báo cáo.
volunteers-days-person_hours-scope = Đơn vị: giờ (lượt × số giờ mỗi người); lượt không ghi số giờ không được tính. Các xã, phường đang xem, đến { $day }. Cột gạch chéo: ngày chưa hết hạn báo cáo.
volunteers-days-alt = Cột chồng theo ngày, đơn vị { $unit }: cao nhất { $value } vào { $peak }; ngày { $day } là { $last }.

# Phân công và có mặt
volunteers-fill = Có mặt so với phân công, 7 ngày gần nhất
volunteers-fill-scope = Đơn vị: lượt, cộng 7 ngày tính lùi từ { $day }. Thanh nhạt: phân công; thanh đậm: có mặt. "Thiếu" cộng các nhóm thiếu người, nhóm dư không bù cho nhóm thiếu.
volunteers-fill-planned = Phân công
volunteers-fill-present = Có mặt
volunteers-fill-note = { $pct }<br>thiếu { $gap }
volunteers-fill-alt = Thanh ngang phân công và có mặt: thiếu nhiều nhất là { $place }, thiếu { $gap } lượt, có mặt { $pct }.
volunteers-worst = Nơi và ca thiếu người nhiều nhất ({ $count } dòng)
volunteers-worst-scope = Từng xã, phường và ca có số có mặt ít hơn phân công, cộng 7 ngày đến { $day }; thiếu nhiều xếp trước. Đây là câu hỏi cần hỏi lại cơ sở, chưa phải kết luận.

# Xã, phường × ngày
volunteers-heat = Lượt có mặt của từng xã, phường mỗi ngày
volunteers-heat-scope = Hàng: xã, phường, xếp theo quận, huyện cũ. Cột: ngày, đến { $day }. Dấu × là không có dòng nào được báo cáo, khác với 0 lượt. Lọc theo quận, huyện cũ ở thanh bên để thấy tên từng nơi.
volunteers-heat-from = từ { $low } lượt
volunteers-heat-class = { $span } lượt
volunteers-heat-missing = không báo cáo
volunteers-heat-alt = Bảng màu { $wards } xã, phường × { $days } ngày theo lượt có mặt: { $zero } ô 0 lượt, { $missing } ô không báo cáo.

# So với hồ sơ
volunteers-load = Giờ công tình nguyện so với hồ sơ tiếp nhận, 7 ngày gần nhất
volunteers-load-scope = Mỗi chấm là một xã, phường, cộng 7 ngày đến { $day }. { $missing ->
    [0] Nơi nào cũng đủ số liệu.
   *[other] { $missing } nơi không đủ số liệu nên không vẽ.
} Ít giờ trên 100 hồ sơ là câu hỏi cần hỏi lại cơ sở, chưa phải kết luận.
volunteers-load-x = Hồ sơ tiếp nhận, 7 ngày
volunteers-load-y = Giờ công, 7 ngày
volunteers-load-usual = Từ nửa trung vị trở lên: { $count } nơi
volunteers-load-thin = Dưới nửa trung vị: { $count } nơi
volunteers-load-median = Trung vị: { $hours } giờ trên 100 hồ sơ
volunteers-load-ratio = { $hours } giờ trên 100 hồ sơ
volunteers-load-alt = Biểu đồ chấm { $wards } xã, phường: trung vị { $median } giờ công trên 100 hồ sơ; thấp nhất là { $ward } với { $low } giờ.

# Cán bộ CNTT và các tổ
volunteers-duties = Cán bộ CNTT, Tổ Ứng cứu và Tổ CĐS cộng đồng: nơi đã có, nơi chưa
volunteers-duties-sentence = **{ $unmet }** trên { $wards } xã, phường chưa có cán bộ bằng CNTT và chưa ký hợp đồng nhân sự CNTT; trong đó **{ $none }** nơi không có cả người kiêm nhiệm. { $unknown ->
    [0] Nơi nào cũng có số liệu.
   *[other] { $unknown } nơi chưa rõ.
}
volunteers-duties-scope = Số xã, phường theo báo cáo mới nhất trong 4 ngày đến { $day }. Ô trống trong báo cáo là "chưa rõ", không phải "chưa có".
volunteers-duty-has_it_officer = Cán bộ CNTT<br>(bằng hoặc hợp đồng)
volunteers-duty-rescue_team_formed = Tổ Ứng cứu<br>đã thành lập
volunteers-duty-cdt_teams_complete = Mỗi thôn, tổ dân phố<br>một Tổ CĐS cộng đồng
volunteers-answer-met = Đã có
volunteers-answer-unmet = Chưa có
volunteers-answer-unknown = Chưa rõ
volunteers-duties-alt = Thanh ngang ba nhiệm vụ: { $unmet } trên { $wards } xã, phường chưa có cán bộ CNTT, { $unknown } nơi chưa rõ.
volunteers-duties-only = Chỉ những nơi còn việc chưa xong

# Sinh viên CNTT
volunteers-students = Sinh viên CNTT có mặt theo quận, huyện cũ và đơn vị cử
volunteers-students-sentence = Ngày { $day }: **{ $people }** sinh viên CNTT có mặt ở **{ $wards }** xã, phường, do **{ $orgs }** đơn vị cử. Con số đã công bố khi phát động: 150 sinh viên.
volunteers-students-scope = Đơn vị: người trong ngày { $day } (ca đông nhất của mỗi nhóm ở mỗi nơi). Bảng có từng xã, phường và số lượt 7 ngày.
volunteers-students-alt = Thanh ngang sinh viên CNTT theo quận, huyện cũ: { $people } người ở { $wards } xã, phường ngày { $day }.
volunteers-tile-week = 7 ngày: { $week }
volunteers-totals = Trong ngày có { $shifts_day } ca trực (mỗi buổi có người trực ở một xã, phường là một ca). Từ đầu chiến dịch: { $turns_cum } lượt, { $hours_cum } giờ công, { $shifts_cum } ca trực.
