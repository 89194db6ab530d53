# Thông tin cá nhân trong chữ tự do: nói rõ thấy gì, không nhắc lại nội dung
personal-phone = Trong phần chữ có một số trông như số điện thoại. Hãy bỏ số đó rồi gửi lại; ghi tên bộ phận thay cho số của một người.
personal-id = Trong phần chữ có một số trông như số căn cước hoặc số định danh. Hãy bỏ số đó rồi gửi lại.
personal-email = Trong phần chữ có một địa chỉ thư điện tử. Hãy bỏ địa chỉ đó rồi gửi lại.
personal-address = Trong phần chữ có một số nhà. Hãy bỏ số nhà rồi gửi lại; chỉ ghi đến thôn, tổ dân phố.
