# Cách tính chỉ số tiến độ (campaign/ui/index_method.py).
method-title = Cách tính chỉ số: thành phần, trọng số, công thức
method-formula = **Tiến độ P** = tổng của trọng số × điểm số (0–1) của 15 thành phần, từ 0 đến 100. **Đáng lẽ E** = tổng của trọng số × mức phải đạt vào ngày đó của địa bàn. **Nhịp** = P/E. Mức: từ 1,05 vượt tiến độ; từ 0,95 đúng tiến độ; từ 0,80 chậm nhẹ; từ 0,60 chậm; dưới 0,60 rất chậm.
method-score = Điểm số và mức phải đạt theo ngày d của địa bàn
method-total = Cộng
method-n1 = 1 nếu có cán bộ bằng CNTT hoặc nhân sự hợp đồng; 0,5 nếu chỉ có người kiêm nhiệm. Phải đạt: d/7
method-n2 = người có mặt bình quân 7 ngày/2, tối đa 1. Phải đạt: d/7
method-n3 = số tổ/số thôn, tổ dân phố. Phải đạt: d/15
method-n4 = 1 nếu đã thành lập. Phải đạt: d/7
method-t1 = người đã tập huấn (lũy kế)/tổng số. Phải đạt: d/{ $campaign_days }
method-t2 = người đã tập huấn (lũy kế)/tổng số. Phải đạt: d/{ $campaign_days }
method-d1 = tỷ lệ 7 ngày/80%, tối đa 1. Phải đạt: tăng đến 0,75 ngày 30/7, đến 1 ngày 31/8
method-d2 = tỷ lệ toàn trình 7 ngày/20%, tối đa 1. Phải đạt: 1 từ 30/7
method-d3 = (tỷ lệ 7 ngày − 90%)/10%, từ 0 đến 1. Phải đạt: 1
method-d4 = kết quả điện tử/hồ sơ đã giải quyết, 7 ngày. Phải đạt: 1 từ 30/7
method-c1 = thôn, tổ dân phố đã có ít nhất một buổi/tổng số. Phải đạt: d/{ $campaign_days }
method-h1 = trung bình của hai tỷ lệ điểm có băng rộng và điểm có 5G. Phải đạt: d/{ $campaign_days }
method-h2 = thủ tục đã cấu hình/đã công bố. Phải đạt: 1 từ 25/7
method-h3 = yêu cầu đã xử lý/(yêu cầu mới + tồn), 7 ngày. Phải đạt: 1
method-r1 = mỗi ngày đến hạn: đủ và đúng hạn 1, trễ hoặc thiếu ½, không có 0; chia cho số ngày đến hạn. Phải đạt: 1
method-rules = - **Báo cáo có dòng bị từ chối được tính là báo cáo thiếu**, dù bảng tổng hợp đã điền đủ; R1 tính một nửa.
    - Số liệu thiếu: dùng số gần nhất trong 3 ngày, quá 3 ngày là chưa biết, không tính là 0 (trừ R1). Trọng số không chia lại. Chưa biết quá 30 điểm thì không tính chỉ số ("Không đủ dữ liệu").
    - Mỗi nơi theo ngày chiến dịch của riêng mình. Số của Thành phố là trung vị các xã, phường. Chênh nhau trong 2 điểm là tương đương.
