### Đăng nhập, vai trò, và vì sao một trang hay cả máy chủ không được mở.

access-role-public = Công chúng
access-role-ward = Xã, phường
access-role-monitor = Tổ giám sát
access-role-leader = Lãnh đạo
access-role-administrator = Quản trị

access-sign-in = Đăng nhập
access-sign-in-with = Đăng nhập bằng { $provider }
access-sign-out = Đăng xuất
access-sign-out-everywhere = Đăng xuất trên mọi thiết bị
access-signed-in = { $name } · { $role }
access-signed-in-ward = { $name } · { $ward }

access-trouble-subject = Nhà cung cấp đăng nhập không cho biết anh/chị là ai (thiếu "sub"). Xin báo cho người quản trị.
access-trouble-expired = Phiên đăng nhập đã quá { $hours } giờ. Xin đăng nhập lại.
access-trouble-signed-out = Phiên đăng nhập này đã kết thúc. Xin đăng nhập lại.
access-trouble-file = Hiện không đọc được danh sách phân quyền, nên không ai được cấp vai trò. Xin báo cho người quản trị.
access-trouble-role = Anh/chị đã đăng nhập nhưng chưa được cấp vai trò, nên chỉ xem được những gì công chúng xem được. Xin báo cho người quản trị nếu cần thêm quyền.
access-trouble-ward = Tài khoản này có vai trò xã, phường nhưng không ghi mã xã, phường hợp lệ. Xin báo cho người quản trị.

access-page-refused = Trang này không dành cho công chúng. Xin đăng nhập bằng tài khoản có quyền.
access-page-refused-role = Vai trò "{ $role }" không mở được trang này.
access-ward-refused = Không có quyền xem dữ liệu của xã, phường này.
access-no-edition = Chưa có bản số liệu nào được công bố. Số liệu sẽ có ở đây sau khi tổ giám sát công bố bản đầu tiên.

access-demo-banner = Thử nghiệm, không đăng nhập
access-demo-banner-about = Ai mở trang này cũng tự chọn được vai trò; khi dùng thật, mọi người phải đăng nhập.
access-demo-role = Xem với vai trò
access-demo-ward = Là xã, phường

access-edition = Số liệu
access-edition-latest = Mới nhất
access-edition-no = Bản số { $no } ({ $day })
access-edition-line = Bản số { $no } · ngày { $day } · { $completeness } xã, phường đã báo cáo · chốt lúc { $known } · công bố lúc { $published } · phiên bản { $version }
access-edition-unknown = Không có bản số { $no }.
access-edition-corrected = Bản này đã được đính chính: { $text }
access-edition-withdrawn = Bản này đã được rút lại: { $text }

access-refused = Máy chủ không phục vụ trang: { $reason }
access-refused-store = chưa cấu hình đăng nhập, mà kho dữ liệu là kho thật. Không đăng nhập thì chỉ được phục vụ kho thử nghiệm. Hãy ghi mục [auth] vào .streamlit/secrets.toml (docs/access.md), hoặc dùng --store demo.
access-refused-address = chưa cấu hình đăng nhập, mà địa chỉ { $host } mở ra ngoài máy này. Không đăng nhập thì chỉ được phục vụ ở 127.0.0.1. Hãy ghi mục [auth] vào .streamlit/secrets.toml (docs/access.md), hoặc dùng --host 127.0.0.1.
access-refused-incomplete = mục [auth] trong secrets.toml thiếu { $entry } (docs/access.md).
access-refused-secret = cookie_secret trong mục [auth] phải dài ít nhất { $least } ký tự ngẫu nhiên (docs/access.md).
access-refused-redirect = redirect_uri trong mục [auth] phải bắt đầu bằng https:// (trừ khi ở máy này) và kết thúc bằng { $path } (docs/access.md).
access-refused-metadata = { $entry } trong mục [auth] phải bắt đầu bằng https:// (trừ khi ở máy này; docs/access.md).
access-refused-headers = tùy chọn { $option } của Streamlit cho phép tiêu đề của yêu cầu quyết định người dùng là ai. Hãy bỏ tùy chọn này (docs/access.md).
access-refused-file = danh sách phân quyền sai: { $reason }
