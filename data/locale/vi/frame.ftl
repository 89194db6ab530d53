# Khung của mọi trang: menu, bộ lọc, dòng thời điểm số liệu, tải xuống.
page-overview = Tổng quan
page-overview-lead = Hôm nay là ngày thứ mấy trên { $campaign_days }, toàn thành phố nhanh hay chậm, cần gọi cho xã, phường nào?
page-ward_map = Bản đồ tiến độ
page-ward_map-lead = Từng xã, phường đang ở đâu so với kế hoạch, so với xung quanh và so với tuần trước?
page-volunteers = Lực lượng tình nguyện
page-volunteers-lead = Lực lượng đang ở đâu, ca nào thiếu người, mỗi nơi đã đủ 2 nhân sự hỗ trợ kỹ thuật chưa?
page-training = Tập huấn
page-training-lead = Có kịp 100% vào ngày { $campaign_days } không, hình thức nào kéo tiến độ, nơi nào chậm mấy ngày?
page-reporting = Kỷ luật báo cáo
page-reporting-lead = Hôm nay ai chưa báo cáo trước { $campaign_deadline }, ai nhiều lần trễ, thiếu hoặc không báo cáo?
page-upload = Nộp báo cáo
page-upload-lead = Tải mẫu, kiểm tra từng ô trước khi nộp, nhận biên nhận có số và giờ.

frame-language = Ngôn ngữ
frame-language-name = Tiếng Việt
frame-demo-banner = Dữ liệu mô phỏng / Simulated data: các con số trên trang này không phải số liệu thật của Hà Nội.
frame-freshness = { $day } · { $reported }/{ $wards } xã, phường báo cáo · biết đến { $known } · chưa công bố · phiên bản { $version }
frame-behind = đã có báo cáo mới hơn, số liệu đang được tính
frame-past = Đang xem lại: chỉ tính những báo cáo đã nhận đến { $moment }. Báo cáo đến sau và bản sửa sau thời điểm này không có trong hình. Chọn "Bây giờ" ở mục "Biết đến lúc" để xem số liệu mới nhất.
frame-empty = Chưa có báo cáo nào trong kho. Hoặc chiến dịch chưa bắt đầu, hoặc chưa xã, phường nào nộp, hoặc đang mở một kho mới. Vào trang "Nộp báo cáo" để nộp báo cáo đầu tiên, hoặc chạy "python -m campaign demo" để nạp dữ liệu mô phỏng.
frame-nothing-known = Đến { $moment } chưa nhận báo cáo nào. Hãy chọn một thời điểm muộn hơn ở mục "Biết đến lúc".
frame-no-ward = Không có xã, phường nào khớp cả hai bộ lọc quận, huyện cũ và loại đơn vị. Bỏ bớt một bộ lọc ở thanh bên.
frame-store-busy = Kho dữ liệu đang được một chương trình khác giữ. Hãy thử lại sau ít phút. Chi tiết: { $reason }
frame-error = Trang này gặp lỗi và không hiện được hết. Số liệu không bị ảnh hưởng. Hãy tải lại trang; nếu vẫn lỗi, báo người vận hành giờ và địa chỉ trang.
frame-store-damaged = Không mở được kho dữ liệu. Hãy báo người vận hành. Chi tiết: { $reason }

filter-day = Số liệu ngày
filter-day-before = ‹ Ngày trước
filter-day-after = Ngày sau ›
filter-district = Quận, huyện cũ
filter-type = Loại đơn vị
filter-all = Tất cả
filter-known = Biết đến lúc
filter-known-now = Bây giờ
filter-known-time = { $time } của ngày đang xem
filter-known-custom = Thời điểm khác
filter-known-custom-hint = { $campaign_deadline } { $campaign_start }
filter-known-help = Chỉ tính những báo cáo nhận đến thời điểm này. Dùng để xem đúng những gì đã biết lúc họp giao ban.
filter-ward = Xã, phường
filter-ward-hint = Chọn xã, phường
filter-ward-search = Tìm xã, phường
filter-ward-search-hint = Tên, tên cũ hoặc mã
filter-ward-hits = ({ $count } nơi khớp)

ward-type-phuong = Phường
ward-type-xa = Xã

download-csv = CSV ({ $rows } dòng)
download-xlsx = Excel ({ $rows } dòng)
chart-save = Lưu ảnh PNG
value-yes = Có
value-no = Không

notes-source = Nguồn
notes-as-of = Số liệu ngày
notes-known-at = Tính các báo cáo nhận đến
notes-scope = Phạm vi
notes-version = Phiên bản dữ liệu
notes-made = Tạo lúc
notes-index = Lưu ý
notes-demo = Loại dữ liệu
index-disclaimer = Chỉ số do nhóm xây dựng bảng điều khiển đề xuất, không phải xếp hạng chính thức của UBND Thành phố.

# Mã nhúng hình vào trang khác
embed-offer = Nhúng
embed-frozen = Giữ nguyên theo bản công bố số { $number }:
embed-live = Luôn theo bản công bố mới nhất:
embed-whole-city = Hình nhúng luôn là cả thành phố, không theo bộ lọc địa bàn của trang.
