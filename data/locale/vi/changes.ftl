### Thay đổi thời gian chiến dịch của từng nơi, chỉ tiêu, trọng số: vì sao không được.
change-ward = Không có xã, phường mang mã { $code }.
change-window = Ngày bắt đầu phải từ { $first }, ngày kết thúc không trước ngày bắt đầu và không sau { $last }.
change-reported = Nơi này đã có báo cáo được nhận từ { $first } đến { $last }; thời gian mới phải bao trùm những ngày đó.
change-unknown = Không có chỉ tiêu { $code }; "reference targets" liệt kê tất cả.
change-field = Không đổi được { $field } của “{ $name }”: chỉ thành phần của chỉ số mới có trọng số và lộ trình.
change-number = “{ $value }” không phải là số ({ $name }).
change-target = Chỉ tiêu “{ $name }” phải từ { $low } đến { $high }.
change-weight = Trọng số của “{ $name }” phải từ 0 đến 100.
change-weights = Các trọng số cộng lại được { $total }, phải đúng 100: hãy sửa các trọng số khác trong cùng một lần.
change-on-time = Chỉ tiêu hồ sơ đúng hạn phải cao hơn tỷ lệ ứng với điểm 0.
change-path = Lộ trình “{ $path }” không đúng: viết ngày:điểm, cách nhau bằng |, bắt đầu từ 0, ngày tăng dần, điểm từ 0 đến 1 (ví dụ 0:0|7:0.75|end:1).
change-nothing = Không có gì thay đổi so với hiện nay.
change-check = Thay đổi này làm sai kiểm tra { $name }; chưa lưu gì.

### Chiến dịch khác: vì sao không mở được.
campaign-bad-id = “{ $id }” không làm mã được: chỉ dùng chữ thường không dấu, chữ số và dấu gạch, từ 2 đến 40 ký tự.
campaign-exists = Đã có chiến dịch mang mã “{ $id }”.
campaign-bad-text = Tên tiếng Việt, tên tiếng Anh và văn bản chỉ đạo phải có từ 1 đến { $most } ký tự trên một dòng.
campaign-bad-days = Chiến dịch kéo dài từ 1 đến { $most } ngày, không thể { $days } ngày.
campaign-bad-check = Tệp chỉ tiêu hoặc thời gian của từng nơi làm sai kiểm tra { $name }; chưa mở gì.
campaign-bad-files = Tệp chỉ tiêu hoặc thời gian của từng nơi không đọc được: { $reason }

### Danh sách người dùng: vì sao không đổi được.
people-nothing = Danh sách đã như vậy rồi, không có gì để đổi.
people-last = Danh sách sẽ không còn ai là quản trị; hãy thêm một người quản trị khác trước.
people-fault = Không ghi được danh sách: { $reason }
