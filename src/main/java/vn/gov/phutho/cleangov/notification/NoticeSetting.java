package vn.gov.phutho.cleangov.notification;

/**
 * Which notices a person wants by mail, and when. A person cannot turn off everything: the inbox contains all
 * notices, and what is overdue or due within days is mailed to everybody who has an address.
 */
record NoticeSetting(Morning morning, Urgent urgent) {

    /** The default, for a person who has chosen nothing. */
    static final NoticeSetting USUAL = new NoticeSetting(Morning.EVERY_DAY, Urgent.AT_ONCE);

    /** When the morning's mail is sent. */
    enum Morning {
        EVERY_DAY("Mọi sáng làm việc có việc cần nhắc"),
        PRESSING("Chỉ khi có việc quá hạn hoặc còn không quá 3 ngày");

        private final String title;

        Morning(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** When an urging is mailed. */
    enum Urgent {
        AT_ONCE("Gửi ngay (mỗi giờ nhiều nhất một thư; ngày nghỉ thì chờ đến sáng ngày làm việc)"),
        IN_THE_MORNING("Gộp vào thư sáng ngày làm việc tiếp theo");

        private final String title;

        Urgent(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
