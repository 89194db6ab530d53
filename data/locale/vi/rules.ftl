### Messages of the rules of the daily report: what is wrong and how to mend it.
### header_*, other_* are the column headers of the cell and of the cell it is compared with.

rule-cell = Cột “{ $header_vi }”: { $reason_vi }
rule-R01 = { $reason_vi }
rule-R03 = Ô “{ $header_vi }” ghi { $written }. Số lượng không thể âm; hãy ghi số từ 0 trở lên.
rule-R02-future = Cột “{ $header_vi }” ghi ngày { $written }, sau ngày nhận báo cáo ({ $received }). Hãy ghi lại đúng ngày của số liệu; không báo cáo trước cho ngày chưa đến.
rule-R02-window = Cột “{ $header_vi }” ghi ngày { $written }, ngoài thời gian chiến dịch của đơn vị ({ $start } đến { $end }). Hãy kiểm tra lại ngày báo cáo.
rule-R02-baseline = Cột “{ $header_vi }” ghi ngày { $written }, cách chiến dịch quá 30 ngày. Hãy ghi ngày từ { $start } đến { $end }.
rule-F01 = Ô “{ $header_vi }” bắt buộc nhưng đang để trống. { $zero ->
    [yes] Hãy điền giá trị, không có thì ghi 0.
   *[no] Hãy điền giá trị.
}
rule-F01-column = Thiếu cột “{ $header_vi }” nên dòng { $row } không có giá trị bắt buộc này. Hãy thêm lại cột theo biểu mẫu rồi điền.
rule-F01-complete = Ô “{ $header_vi }” đang để trống nên báo cáo bị tính là chưa đủ. Hãy điền giá trị rồi gửi lại (ghi 0 nếu trong ngày không phát sinh).
rule-F02 = Ô “{ $header_vi }” ghi { $written }, ngoài khoảng cho phép từ { $low } đến { $high }. Hãy kiểm tra và ghi lại.
rule-F04-long = Ô “{ $header_vi }” dài { $length } ký tự, quá { $limit } ký tự cho phép. Hãy viết ngắn lại.
rule-F05 = Dòng này trùng khóa với dòng { $rows } (“{ $header_vi }”: { $written }). Hãy xóa dòng thừa hoặc sửa lại cho khác nhau; hiện cả hai dòng đều chưa được nhận.
rule-F06 = Dòng tổng hợp chưa có số liệu nào. Hãy điền sheet 1_TongHop rồi gửi lại.
rule-F06-file = Không tìm thấy dòng số liệu nào trong tệp. Hãy điền vào biểu mẫu được cấp rồi gửi lại.
rule-F07 = Sheet { $sheet_name } có số liệu của { $ward } ngày { $day } nhưng sheet 1_TongHop không có dòng tổng hợp của ngày đó. Hãy bổ sung dòng tổng hợp, hoặc sửa lại ngày.
rule-F08 = Tệp ghi phiên bản biểu mẫu { $written }, hệ thống đang dùng phiên bản { $expected }. Hãy tải biểu mẫu mới cho lần báo cáo sau.
rule-F09 = Cột “{ $header_vi }” ghi { $number } người, khác thường so với khoảng { $low }–{ $high }. Hãy kiểm tra lại phạm vi tính.
rule-F10-part = “{ $header_vi }” ({ $number }) lớn hơn “{ $other_vi }” ({ $limit }). Hãy kiểm tra lại hai số này.
rule-F10-baseline = “{ $header_vi }” ({ $number }) lớn hơn “{ $other_vi }” ở sheet 0_NenTang ({ $limit }). Hãy kiểm tra lại, hoặc gửi số liệu nền mới.
rule-F11 = Lớp có “{ $other_vi }” là trực tuyến thì “{ $header_vi }” không được để “không”. Hãy chọn nền tảng đã dùng, hoặc sửa lại hình thức.
rule-F11-blank = Lớp có “{ $other_vi }” là trực tuyến nhưng chưa ghi “{ $header_vi }”. Hãy chọn nền tảng đã dùng.
rule-F12 = Dòng này là số liệu của { $ward }, nhưng bên gửi là { $sender }. Mỗi đơn vị chỉ nộp báo cáo của chính mình: hãy xóa các dòng của đơn vị khác, hoặc sửa lại mã và tên đơn vị nếu ghi nhầm. Báo cáo của bên gửi trong cùng tệp vẫn được xét riêng.
rule-F13 = Ngày { $day } đã khóa nên không nhận báo cáo của { $ward } cho ngày này nữa; tệp gốc vẫn được giữ. Nếu thật cần nộp, hãy đề nghị tổ giám sát của chiến dịch (Sở Khoa học và Công nghệ) cho nộp muộn: tổ ghi lý do và thời hạn, sau đó đơn vị gửi lại đúng tệp này.
rule-R04 = “{ $header_vi }” ({ $number }) lớn hơn “{ $other_vi }” ({ $limit }). Số thành phần không được vượt số chung; hãy sửa lại một trong hai ô.
rule-R05 = “{ $header_vi }” ghi { $number } nhưng trực tuyến + trực tiếp + bưu chính cộng lại là { $sum }. Hãy kiểm tra lại nếu ghi nhầm (được lệch 1% hoặc 2 hồ sơ).
rule-R06 = “{ $header_vi }” ghi { $number } nhưng đúng hạn + quá hạn cộng lại là { $sum }. Hãy kiểm tra lại ba ô này.
rule-R07 = “{ $header_vi }” ({ $number }) lớn hơn “{ $other_vi }” ({ $limit }). Hãy sửa lại một trong hai ô.
rule-R08-difference = “{ $header_vi }” tăng { $difference } so với hôm trước ({ $before } → { $number }) nhưng “{ $other_vi }” ghi { $daily }. Hãy đối chiếu với hệ thống; nếu số hôm trước sai thì gửi lại báo cáo hôm trước.
rule-R08-fall = “{ $header_vi }” giảm từ { $before } (hôm trước) xuống { $number }. Số lũy kế không thể giảm quá 1%; hãy ghi lại, hoặc gửi lại báo cáo hôm trước nếu số đó sai.
rule-R09 = “{ $header_vi }” ({ $number }) lớn hơn “{ $other_vi }” ({ $limit }). Hãy sửa lại một trong hai ô.
rule-R10 = “{ $header_vi }” ({ $number }) lớn hơn “{ $other_vi }” trong số liệu nền ({ $limit }). Hãy sửa số này, hoặc thêm dòng số liệu nền mới ở sheet 0_NenTang.
rule-R10-fall = “{ $header_vi }” giảm từ { $before } xuống { $number }. Số lũy kế chỉ giảm khi có số liệu nền mới; hãy kiểm tra lại, hoặc thêm dòng mới ở sheet 0_NenTang.
rule-R11 = “{ $header_vi }” ({ $number }) lớn hơn “{ $other_vi }” trong số liệu nền ({ $limit }). Hãy sửa số này, hoặc thêm dòng số liệu nền mới ở sheet 0_NenTang.
rule-R11-members = “{ $header_vi }” ({ $number }) ít hơn “{ $other_vi }” ({ $limit }), tức có thôn, tổ chưa có thành viên nào. Hãy kiểm tra lại hai số này.
rule-R12 = “{ $header_vi }” ({ $number }) lớn hơn “{ $other_vi }” trong số liệu nền ({ $limit }). Mỗi thôn, tổ dân phố có một Tổ; hãy sửa số này hoặc số liệu nền.
rule-R13 = “{ $header_vi }” ghi { $number } nhưng cộng số hoàn thành lần đầu của các lớp cho cán bộ từ đầu chiến dịch được { $sum }. Hãy kiểm tra sheet 3_TapHuan và số lũy kế.
rule-R14 = “{ $header_vi }” ({ $number }) lớn hơn “{ $other_vi }” ({ $limit }). Hãy sửa lại một trong hai ô.
rule-R15 = “{ $header_vi }” ({ $number }) lớn hơn “{ $other_vi }” ({ $limit }). Mỗi nhóm không được vượt tổng số lượt; hãy sửa lại một trong hai ô.
rule-R15-sum = Các nhóm yếu thế cộng lại là { $sum }, lớn hơn “{ $header_vi }” ({ $number }). Được phép nếu có người thuộc hai nhóm; nếu không, hãy sửa lại.
rule-R16 = Nhân sự kỹ thuật và sinh viên CNTT có mặt ghi { $number } người nhưng sheet 4_LucLuong cho { $sum } người (lấy ca đông nhất). Hãy đối chiếu hai sheet.
rule-R17 = “{ $header_vi }” ({ $number }) lớn hơn “{ $other_vi }” trong số liệu nền ({ $limit }). Hãy sửa số này, hoặc thêm dòng số liệu nền mới ở sheet 0_NenTang.
rule-R18-present = “{ $header_vi }” ({ $number }) nhiều hơn 1,5 lần “{ $other_vi }” ({ $limit }). Hãy kiểm tra lại nếu ghi nhầm.
rule-R18-hours = “{ $header_vi }” ghi { $number } giờ, quá { $limit } giờ một ca. Hãy kiểm tra lại nếu ghi nhầm.
rule-R19-high = “{ $header_vi }” ghi { $number }, cao bất thường so với mức giữa { $median } của 14 ngày trước. Hãy kiểm tra lại nếu gõ nhầm.
rule-R19-copied = Có { $count } số liệu trong ngày giống hệt hôm trước (bắt đầu từ “{ $header_vi }”). Nếu chép nhầm báo cáo cũ, hãy ghi lại số của hôm nay.
rule-R20-perfect = “{ $header_vi }” bằng đúng 100% “{ $other_vi }” trong { $days } ngày liền, mỗi ngày trên { $limit } hồ sơ. Hãy xác nhận lại số liệu.
rule-R20-zero = Ngày làm việc nhưng hồ sơ và lượt phục vụ đều ghi 0. Nếu chưa có số liệu thì để trống ô; nếu điểm phục vụ đóng cửa thì ghi ở sheet 5_KhoKhan.
rule-R21 = Ô “{ $header_vi }” có vẻ chứa thông tin cá nhân (số điện thoại, số định danh, thư điện tử hoặc số nhà). Hãy xóa thông tin đó; chỉ mô tả sự việc.
rule-R22 = Đơn vị đã có báo cáo ngày { $written }. Bản này thay bản trước; cả hai đều được lưu.
rule-R23 = “{ $header_vi }” ({ $number }) nhiều hơn “{ $other_vi }” ({ $limit }). Mỗi hồ sơ trực tiếp thường ứng với một lượt đến; hãy kiểm tra lại.
rule-R24-end = “{ $header_vi }” ({ $end }) không sau “{ $other_vi }” ({ $start }). Hãy ghi lại giờ theo 24 giờ, ví dụ 13:30.
rule-R24-long = Buổi từ { $start } đến { $end } dài quá { $limit } giờ. Hãy ghi lại giờ, hoặc tách thành nhiều buổi.
rule-R24-new = “{ $header_vi }” ghi “{ $name }”, tên chưa có trong danh sách của đơn vị nên được thêm mới. Nếu viết khác tên đã dùng, hãy sửa cho thống nhất.
rule-R25 = “{ $header_vi }” { $direction ->
    [down] giảm
   *[up] tăng
} { $added } so với lần ghi trước ({ $before } → { $number }), khác hẳn mức tăng thường ngày của đơn vị trong 28 ngày qua (khoảng { $median }). Nếu gõ nhầm, hãy sửa lại.

## One sentence per rule: what it demands (docs/report-contract.md, the reporting page)

rule-title-R01 = Mã và tên xã, phường phải có trong danh mục 126 đơn vị và khớp nhau
rule-title-R02 = Ngày báo cáo nằm trong thời gian chiến dịch của đơn vị và không sau ngày nhận; số liệu nền cách chiến dịch không quá 30 ngày
rule-title-R03 = Số là số nguyên không âm (số thập phân ở ô cho phép), viết rõ ràng: “1.043” chỉ đọc là 1043 trong bảng kiểu Việt Nam
rule-title-R04 = Hồ sơ trực tuyến ≤ hồ sơ tiếp nhận; toàn trình ≤ trực tuyến
rule-title-R05 = Trực tuyến + trực tiếp + bưu chính = tiếp nhận (cho lệch 1% hoặc 2 hồ sơ)
rule-title-R06 = Đúng hạn + quá hạn = đã giải quyết
rule-title-R07 = Kết quả điện tử ≤ đã giải quyết; thanh toán trực tuyến ≤ tiếp nhận
rule-title-R08 = Lũy kế hôm nay − lũy kế hôm trước = số trong ngày; lũy kế không giảm quá 1%
rule-title-R09 = Lũy kế trực tuyến ≤ lũy kế tiếp nhận
rule-title-R10 = Cán bộ đã tập huấn ≤ tổng số cán bộ; chỉ giảm khi có số liệu nền mới
rule-title-R11 = Thành viên Tổ CĐS đã tập huấn ≤ tổng số thành viên; tổng số thành viên ≥ số thôn, tổ
rule-title-R12 = Số Tổ CĐS đã kiện toàn ≤ số thôn, tổ dân phố
rule-title-R13 = Cộng số cán bộ hoàn thành lần đầu từ đầu chiến dịch = lũy kế (khi có ngày không báo cáo: không vượt lũy kế)
rule-title-R14 = Hoàn thành lần đầu ≤ hoàn thành ≤ tham gia
rule-title-R15 = Mỗi nhóm yếu thế ≤ tổng số lượt; tổng các nhóm vượt tổng số lượt thì cảnh báo
rule-title-R16 = Nhân sự kỹ thuật + sinh viên CNTT = số có mặt ở ca đông nhất của hai lực lượng này
rule-title-R17 = Điểm có 5G, có băng rộng ≤ số điểm phục vụ; thủ tục đã cấu hình ≤ thủ tục đã công bố
rule-title-R18 = Có mặt không quá 1,5 lần phân công; mỗi ca không quá 8 giờ
rule-title-R19 = Không cao hơn 5 lần mức giữa 14 ngày trước (+5); không giống hệt hôm trước ở từ 8 số liệu khác 0
rule-title-R20 = Tỷ lệ đúng 100% trên 50 hồ sơ ba ngày liền; ngày làm việc không phát sinh gì
rule-title-R21 = Không có số điện thoại, số định danh, thư điện tử, số nhà trong ô văn bản
rule-title-R22 = Báo cáo lại cùng ngày: bản mới thay bản cũ, cả hai được lưu; tệp giống hệt không tính lại
rule-title-R23 = Lượt đến điểm PVHCC ≥ hồ sơ trực tiếp
rule-title-R24 = Buổi lưu động kết thúc sau khi bắt đầu, không quá 14 giờ; thôn, tổ mới được thêm vào danh sách và báo lại
rule-title-R25 = Mức tăng trong ngày của số lũy kế, số hiện có không khác hẳn mức thường thấy trong 28 ngày của chính đơn vị (điểm z hiệu chỉnh không quá 3,5; chỉ xét mức từ 20 trở lên)
rule-title-F01 = Ô bắt buộc phải được điền; ô cần cho báo cáo đủ nếu trống thì báo cáo bị tính chưa đủ
rule-title-F02 = Giá trị nằm trong khoảng cho phép
rule-title-F03 = Giá trị thuộc danh mục của ô
rule-title-F04 = Ngày, giờ, Có/Không, văn bản viết đúng dạng và không quá dài
rule-title-F05 = Mỗi khóa chỉ có một dòng trong tệp (cả hai dòng trùng đều bị từ chối)
rule-title-F06 = Tệp và dòng tổng hợp phải có số liệu
rule-title-F07 = Sheet chi tiết phải có dòng tổng hợp của cùng đơn vị, cùng ngày trong lần gửi
rule-title-F08 = Phiên bản biểu mẫu là phiên bản đang dùng
rule-title-F09 = Tổng số cán bộ trong khoảng thường gặp 30–300
rule-title-F10 = Số thành phần không vượt tổng (tập huấn theo hình thức, chữ ký số)
rule-title-F11 = Lớp trực tuyến phải có nền tảng
rule-title-F12 = Bên gửi chỉ nộp báo cáo của chính mình (khi gửi bằng mã truy cập hoặc hộp thư của một đơn vị)
rule-title-F13 = Không nhận báo cáo của ngày đã khóa, trừ đơn vị được cho nộp muộn và còn hạn
rule-title-T01 = Tệp đọc được: xlsx, csv hoặc zip, không hỏng, không khóa mật khẩu
rule-title-T02 = Tệp không vượt giới hạn về dung lượng, số dòng, số cột
rule-title-T03 = Tệp zip chỉ chứa các tệp đọc được
rule-title-T04 = Mỗi sheet của biểu mẫu xuất hiện một lần, đúng tên; sheet khác được bỏ qua và báo lại
rule-title-T05 = Dòng tiêu đề có đủ cột bắt buộc, mỗi cột một lần
rule-title-T06 = Số ô của một dòng khớp với dòng tiêu đề
