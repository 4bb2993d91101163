/*
 * Vietnamese for the texts that Camunda 7.24.0 has written into its code, where locales/vi.json does not reach. Loaded through customScripts
 * in config.js by Tasklist, Welcome and Admin, before AngularJS starts. Nothing here watches or rewrites the page: every text is replaced
 * where it is made.
 *
 *   1. keys that the code translates but en.json does not know (filter criteria, search operators, names of the applications);
 *   2. English inside templates: the template is corrected before it is compiled;
 *   3. dates of the calendar (AngularJS $locale), dates and texts of Camunda Forms (form-js 1.8.7), through the module system of the page.
 *
 * If a later version moves something, the English text comes back and nothing breaks. Tests: search the rendered page for English words.
 */

import { FLATPICKR, FORM_JS, MOMENT, PREACT, pageModules } from './cleangov-page-modules.js';

const base = document.querySelector('base');
const appName = base.getAttribute('app-name'); // tasklist | admin | welcome
const angular = window.angular;

// ------------------------------------------------------------------------------------------------ 0. the locale file, before anything else
// Titles, page numbers and search fields read their texts while they are built. On the first visit the file would still be on its way (the
// official would read PAGINATION_FIRST), later the copy of the last visit in localStorage would be shown, old texts included. So fetch it
// now and put it where the web application looks for it.

const locales = base.getAttribute('app-root') + '/app/' + appName + '/locales/';
try {
  const response = await fetch(locales + 'vi.json?bust=' + window.bust);
  if (response.ok) {
    const stored = JSON.parse(localStorage.getItem('camunda-web') || '{}');
    stored[locales + '_locales_data_vi_' + window.bust] = JSON.stringify(await response.json());
    localStorage.setItem('camunda-web', JSON.stringify(stored));
  }
} catch (error) {
  console.warn('cleangov-vi: the locale file comes later', error);
}

// ------------------------------------------------------------------------------------------------ 1. keys that are missing in en.json

const LABELS = {
  // names of the applications in the menu with the house
  Welcome: 'Trang chính',
  Admin: 'Quản trị hệ thống',
  Cockpit: 'Giám sát vận hành',
  Tasklist: 'Danh sách việc',

  // operators of the search field
  like: 'chứa',
  'not like': 'không chứa',
  in: 'thuộc',

  OK: 'Đồng ý',
  CAM_WIDGET_INLINE_FIELD_CRIT_VALUE: 'Giá trị của tiêu chí',
  CAM_WIDGET_INLINE_FIELD_CRIT_VALUE_BTN_CHANGE: 'Thay đổi',
  CAM_WIDGET_INLINE_FIELD_CRIT_VALUE_BTN_CLOSE: 'Đóng',
  CAM_WIDGET_INLINE_FIELD_CRIT_VALUE_CHANGE: 'Thay đổi giá trị của tiêu chí:'
};

// Criteria of a filter (Tasklist). Their keys are English words, so they are kept from the other applications.
const CRITERIA = {
  'Process Instance': 'Hồ sơ',
  'Process definition': 'Quy trình',
  'Case Instance': 'Vụ việc',
  'Case definition': 'Loại vụ việc',
  'User / Group': 'Người dùng / Nhóm',
  Task: 'Việc',
  Dates: 'Thời gian',
  Other: 'Khác',

  ID: 'Mã định danh',
  Key: 'Mã',
  'Key In': 'Mã nằm trong danh sách',
  Name: 'Tên',
  'Name Like': 'Tên gần giống (dùng dấu %)',
  'Business Key': 'Mã nghiệp vụ',
  'Business Key Like': 'Mã nghiệp vụ gần giống (dùng dấu %)',
  Active: 'Đang hoạt động',
  'Activity Instance ID In': 'Mã lượt xử lý nằm trong danh sách',
  'Execution ID': 'Mã nhánh xử lý',
  Assignee: 'Người thực hiện',
  'Assignee in': 'Người thực hiện nằm trong danh sách',
  'Assignee Like': 'Người thực hiện gần giống (dùng dấu %)',
  Owner: 'Người chịu trách nhiệm',
  'Candidate Group': 'Nhóm được nhận việc',
  'Candidate Groups': 'Các nhóm được nhận việc',
  'Candidate User': 'Người được nhận việc',
  'Involved User': 'Người liên quan',
  Assigned: 'Đã có người nhận',
  Unassigned: 'Chưa có người nhận',
  'Delegation State': 'Tình trạng ủy quyền',
  'Definition Key': 'Mã loại việc',
  'Definition Key In': 'Mã loại việc nằm trong danh sách',
  'Definition Key Like': 'Mã loại việc gần giống (dùng dấu %)',
  Description: 'Mô tả',
  'Description Like': 'Mô tả gần giống (dùng dấu %)',
  Priority: 'Mức ưu tiên',
  'Priority Max': 'Mức ưu tiên không quá',
  'Priority Min': 'Mức ưu tiên ít nhất',
  'Tenant ID In': 'Mã đơn vị sử dụng nằm trong danh sách',
  'Without Tenant ID': 'Không thuộc đơn vị sử dụng nào',
  'Without Due Date': 'Không có hạn',
  'Created Before': 'Tạo trước',
  'Created After': 'Tạo sau',
  'Due Before': 'Hạn trước',
  'Due After': 'Hạn sau',
  'Follow Up Before': 'Ngày theo dõi trước',
  'Follow Up After': 'Ngày theo dõi sau',
  'Follow Up Before or Not Existent': 'Ngày theo dõi trước hoặc chưa đặt',

  'E.g.: `${ now() }`, `${ dateTime() }` or `${ dateTime().plusWeeks(2) }`':
    'Ví dụ: `${ now() }`, `${ dateTime() }` hoặc `${ dateTime().plusWeeks(2) }`',
  'E.g.: `${ currentUser() }`': 'Ví dụ: `${ currentUser() }`',
  'List of values seperated by comma. E.g.: `keyC, keyA, keyB`': 'Các giá trị cách nhau bằng dấu phẩy. Ví dụ: `maC, maA, maB`',
  'List of values separated by comma or an expression which evaluates to a list. E.g.: `camunda-admin, accounting` or `${ currentUserGroups() }`':
    'Các mã nhóm cách nhau bằng dấu phẩy, hoặc một biểu thức cho ra danh sách. Ví dụ: `nhomA, nhomB` hoặc `${ currentUserGroups() }`'
};

// Codes of permissions (Admin)
const PERMISSIONS = {
  ALL: 'Tất cả', NONE: 'Không có', ACCESS: 'Truy cập', READ: 'Xem', UPDATE: 'Sửa', CREATE: 'Tạo', DELETE: 'Xóa', SET: 'Đặt', SUSPEND: 'Tạm dừng',
  CREATE_INSTANCE: 'Tạo hồ sơ', READ_INSTANCE: 'Xem hồ sơ', UPDATE_INSTANCE: 'Sửa hồ sơ', DELETE_INSTANCE: 'Xóa hồ sơ', MIGRATE_INSTANCE: 'Chuyển phiên bản hồ sơ',
  SUSPEND_INSTANCE: 'Tạm dừng hồ sơ', RETRY_JOB: 'Chạy lại tác vụ nền', READ_TASK: 'Xem việc', UPDATE_TASK: 'Sửa việc', TASK_ASSIGN: 'Giao việc', TASK_WORK: 'Xử lý việc',
  READ_VARIABLE: 'Xem dữ liệu', UPDATE_VARIABLE: 'Sửa dữ liệu', READ_TASK_VARIABLE: 'Xem dữ liệu của việc', UPDATE_TASK_VARIABLE: 'Sửa dữ liệu của việc',
  READ_INSTANCE_VARIABLE: 'Xem dữ liệu của hồ sơ', UPDATE_INSTANCE_VARIABLE: 'Sửa dữ liệu của hồ sơ', READ_HISTORY: 'Xem lịch sử', UPDATE_HISTORY: 'Sửa lịch sử',
  DELETE_HISTORY: 'Xóa lịch sử', READ_HISTORY_VARIABLE: 'Xem lịch sử dữ liệu',
  CREATE_BATCH_MIGRATE_PROCESS_INSTANCES: 'Chuyển phiên bản hồ sơ hàng loạt', CREATE_BATCH_MODIFY_PROCESS_INSTANCES: 'Chỉnh bước hồ sơ hàng loạt',
  CREATE_BATCH_RESTART_PROCESS_INSTANCES: 'Khởi động lại hồ sơ hàng loạt', CREATE_BATCH_DELETE_RUNNING_PROCESS_INSTANCES: 'Xóa hồ sơ đang xử lý hàng loạt',
  CREATE_BATCH_DELETE_FINISHED_PROCESS_INSTANCES: 'Xóa hồ sơ đã xong hàng loạt', CREATE_BATCH_DELETE_DECISION_INSTANCES: 'Xóa lượt quyết định hàng loạt',
  CREATE_BATCH_SET_JOB_RETRIES: 'Đặt số lần chạy lại tác vụ nền hàng loạt', CREATE_BATCH_SET_REMOVAL_TIME: 'Đặt thời điểm dọn dữ liệu hàng loạt',
  CREATE_BATCH_SET_EXTERNAL_TASK_RETRIES: 'Đặt số lần chạy lại việc bên ngoài hàng loạt', CREATE_BATCH_UPDATE_PROCESS_INSTANCES_SUSPEND: 'Tạm dừng hồ sơ hàng loạt',
  CREATE_BATCH_SET_VARIABLES: 'Đặt dữ liệu hồ sơ hàng loạt'
};

// ------------------------------------------------------------------------------------------------ 2. English inside templates

const TEMPLATES = [
  ['title="zoom in"', 'title="Phóng to"'],
  ['title="zoom out"', 'title="Thu nhỏ"'],
  ['title="reset zoom"', 'title="Về kích thước ban đầu"'],
  ['{{ app.label }}', '{{ app.label | translate }}'],
  ['{{ toggleNavigation }}', '{{ toggleNavigation | translate }}'],
  ['<span class="sr-only">Close</span>', '<span class="sr-only">Đóng</span>'],
  ['</strong>     <strong ng-if="notification.message">', '</strong><strong ng-if="notification.message">'],
  ['<span class="sr-only">previous</span>', '<span class="sr-only">Trước</span>'],
  ['<span class="sr-only">next</span>', '<span class="sr-only">Sau</span>'],
  // due dates: «Hạn còn 12 ngày (27/02/2026)», «Quá hạn 3 ngày (…)» instead of «Hạn 3 ngày trước»; first the card in the list, then the header of the task
  ["{{ 'DUE' | translate }}", "{{ task.due < now ? 'Quá hạn' : 'Hạn còn' }}"],
  ['am-time-ago="task.due">{{ task.due }}</span>\n              </span>', 'am-time-ago="task.due" am-without-suffix="true">{{ task.due }}</span> ({{ task.due | camDate:\'short\' }})\n              </span>'],
  ['am-time-ago="task.due">{{ task.due }}</span>\n\n', 'am-time-ago="task.due" am-without-suffix="true">{{ task.due }}</span>\n      <span ng-if="task.due">({{ task.due | camDate:\'short\' }})</span>\n\n'],
  ['<span ng-if="task.due"\n', '<span ng-if="task.due">{{ task.due < now ? \'quá hạn\' : \'còn\' }}</span>\n      <span ng-if="task.due"\n'],
  // only administrators may read the history, so the tab would always be empty
  ['ng-repeat="taskDetailTab in taskDetailTabs"', 'ng-repeat="taskDetailTab in taskDetailTabs" ng-if="taskDetailTab.id !== \'task-detail-history\'"'],
  // variables: the table and the generic form
  ['placeholder="varName"', 'placeholder="Tên trường"'],
  ['      Actions\n', '      Thao tác\n'],
  ['          Download\n', '          Tải xuống\n'],
  ['            Upload\n', '            Tải lên\n'],
  ['&lt;undefined&gt;', '&lt;chưa xác định&gt;'],
  ['&lt;null&gt;', '&lt;trống&gt;'],
  ['Only a {{ variable.type }} value is allowed', 'Giá trị không đúng với kiểu dữ liệu đã chọn'],
  ['>Boolean</option>', '>Đúng/Sai</option>'],
  ['>Short</option>', '>Số nguyên nhỏ</option>'],
  ['>Integer</option>', '>Số nguyên</option>'],
  ['>Long</option>', '>Số nguyên lớn</option>'],
  ['>Double</option>', '>Số thập phân</option>'],
  ['>String</option>', '>Chuỗi ký tự</option>'],
  ['>Date</option>', '>Ngày</option>'],
  ['>Object</option>', '>Đối tượng</option>'],
  ['>File</option>', '>Tệp</option>'],
  // Admin: permissions
  ["{{title}} {{'AUTHORIZATION_AUTHORIZATIONS' | translate}}", "{{'AUTHORIZATION_AUTHORIZATIONS' | translate}}: {{title}}"],
  ['</button> Select all', '</button> Chọn tất cả'],
  ['</button> Unselect all', '</button> Bỏ chọn tất cả'],
  ['{{perm}}', '{{perm | cleangovPermissions}}'],
  ['{{formatPermissions(authorization.permissions)}}', '{{formatPermissions(authorization.permissions) | cleangovPermissions}}'],
  ['{{ formatPermissions(authorization.permissions) }}', '{{ formatPermissions(authorization.permissions) | cleangovPermissions }}'],
  ['{{formatPermissions(authorizationToDelete.permissions)}}', '{{formatPermissions(authorizationToDelete.permissions) | cleangovPermissions}}'],
  // Welcome: examples in the profile
  ['placeholder="Jonny"', 'placeholder="Nguyễn Văn"'],
  ['placeholder="Prosciutto"', 'placeholder="An"'],
  ['placeholder="j.prosciutto@acme.org"', 'placeholder="nguyenvanan@phutho.gov.vn"']
];

const DIRECTIVES = [
  'camWidgetHeader', 'camWidgetBpmnViewer', 'camWidgetCmmnViewer', 'camWidgetDmnViewer', 'camWidgetVariable', 'camWidgetVariablesTable',
  'camTasklistFormGenericVariables', 'camTasks', 'camTasklistTask', 'camTasklistTaskMeta', 'notificationsPanel', 'userProfile'
];

const CACHED = ['uib/template/alert/alert.html', 'uib/template/datepicker/day.html', 'uib/template/datepicker/month.html', 'uib/template/datepicker/year.html'];

function inVietnamese(template) {
  if (typeof template !== 'string') return template;
  return TEMPLATES.reduce((text, [from, to]) => text.split(from).join(to), template);
}

// Messages of the engine that reach an official as they are. Our own refusals are Vietnamese already: only what the engine wraps
// around them is taken away (the server does the same where it can).
const MESSAGES = [
  [/^Failed$/, 'Không thành công'],
  [/already claimed by someone else/, 'Việc này đã có người khác nhận.'],
  [/OptimisticLockingException|was updated by another transaction concurrently/, 'Dữ liệu vừa được người khác cập nhật. Vui lòng tải lại trang và thử lại.'],
  [/^Cannot find task with id|^No matching task with id|task is null/, 'Việc này không còn nữa, có thể đã được hoàn thành.'],
  [/^Invalid Date Value/, 'Ngày không hợp lệ.']
];

function message(wrapped) {
  if (typeof wrapped !== 'string') return wrapped;
  // Tasklist says which of its own data the message is about: «<task> <- …».
  const text = wrapped.replace(/^(?:<|&lt;)\w+(?:>|&gt;) (?:<|&lt;)- /, '');
  const known = MESSAGES.find(([pattern]) => pattern.test(text));
  if (known) return known[1];
  return text
    .replace(/^Cannot submit task form [^\s:]+: /, '')
    .replace(/^ENGINE-\d+ There was an exception while invoking the \w+\. Message: '(?:[\w.$]+: )?([^]*)'$/, '$1')
    .replace(/^Exception while invoking \w+: /, '');
}

// ------------------------------------------------------------------------------------------------ 3a. AngularJS

const MONTHS = Array.from({ length: 12 }, (_, i) => 'Tháng ' + (i + 1));
const MONTHS_SHORT = Array.from({ length: 12 }, (_, i) => 'thg ' + (i + 1));
const DAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];
const DAYS_SHORT = ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'];

angular
  .module('cam.' + appName + '.custom')

  .config(['$provide', function ($provide) {
    $provide.decorator('localeLoader', ['$delegate', function (load) {
      return options => load(options).then(labels => Object.assign({}, LABELS, appName === 'tasklist' ? CRITERIA : {}, labels));
    }]);

    $provide.decorator('$locale', ['$delegate', function ($locale) {
      $locale.id = 'vi';
      Object.assign($locale.DATETIME_FORMATS, {
        DAY: DAYS, SHORTDAY: DAYS_SHORT, MONTH: MONTHS, STANDALONEMONTH: MONTHS, SHORTMONTH: MONTHS_SHORT, AMPMS: ['SA', 'CH'],
        FIRSTDAYOFWEEK: 0, short: 'dd/MM/yyyy HH:mm', shortDate: 'dd/MM/yyyy', shortTime: 'HH:mm', medium: 'dd/MM/yyyy HH:mm:ss',
        mediumDate: 'dd/MM/yyyy', mediumTime: 'HH:mm:ss', longDate: 'dd/MM/yyyy', fullDate: 'EEEE, dd/MM/yyyy'
      });
      return $locale;
    }]);

    // Pages open in dialogs
    $provide.decorator('$uibModal', ['$delegate', function ($uibModal) {
      const open = $uibModal.open;
      $uibModal.open = function (options) {
        if (options) options.template = inVietnamese(options.template);
        return open.apply(this, arguments);
      };
      return $uibModal;
    }]);

    $provide.decorator('Notifications', ['$delegate', function (Notifications) {
      const add = Notifications.add;
      Notifications.add = function (notification) {
        notification.status = message(notification.status);
        notification.message = message(notification.message);
        if (notification.message === notification.status) delete notification.message;
        return add.apply(this, arguments);
      };
      return Notifications;
    }]);
  }])

  .filter('cleangovPermissions', () => codes => String(codes || '').split(', ').map(code => PERMISSIONS[code] || code).join(', '))

  .run(['$injector', '$route', '$templateCache', function ($injector, $route, $templateCache) {
    DIRECTIVES.filter(name => $injector.has(name + 'Directive')).forEach(name =>
      $injector.get(name + 'Directive').forEach(directive => { directive.template = inVietnamese(directive.template); }));
    Object.values($route.routes).forEach(route => { route.template = inVietnamese(route.template); });
    CACHED.filter(name => $templateCache.get(name)).forEach(name => $templateCache.put(name, inVietnamese($templateCache.get(name))));

    Object.assign($injector.get('uibDatepickerConfig'), { formatDayTitle: "MMMM 'năm' yyyy", startingDay: 1, showWeeks: false });
    if ($injector.has('uibDatepickerPopupConfig')) {
      Object.assign($injector.get('uibDatepickerPopupConfig'),
        { datepickerPopup: 'dd/MM/yyyy', currentText: 'Hôm nay', clearText: 'Xóa', closeText: 'Xong' });
    }
  }]);

// ------------------------------------------------------------------------------------------------ 3b. Camunda Forms (form-js 1.8.7)

// Texts of the fields, as they stand in the code
const FORM_TEXTS = {
  Search: 'Tìm',
  Select: 'Chọn',
  'No results': 'Không có kết quả',
  'All values selected': 'Đã chọn tất cả',
  'Nothing to show.': 'Không có dữ liệu.',
  'No content to show.': 'Không có nội dung.',
  "External content couldn't be loaded.": 'Không tải được nội dung bên ngoài.',
  'This is an image placeholder': 'Chỗ đặt hình ảnh',
  'Date and time must both be entered.': 'Phải nhập cả ngày và giờ.',
  'Add new': 'Thêm',
  Collapse: 'Thu gọn',
  ' of ': ' / ',
  'hh:mm ?m': 'giờ:phút',
  'hh:mm': 'giờ:phút',
  'dd/mm/yyyy': 'ngày/tháng/năm',
  Increment: 'Tăng',
  Decrement: 'Giảm',
  'Remove tag': 'Bỏ',
  'Skip to search': 'Chuyển đến ô tìm',
  'Previous page': 'Trang trước',
  'Next page': 'Trang sau',
  'Click to remove sorting': 'Bấm để bỏ sắp xếp'
};
const FORM_PATTERNS = [
  [/^Expand all \((\d+)\)$/, 'Mở tất cả ($1)'],
  [/^Remove list item (\d+)$/, 'Bỏ dòng $1'],
  [/^Click to sort by (.*) descending$/, 'Bấm để sắp xếp giảm dần theo $1'],
  [/^Click to sort by (.*) ascending$/, 'Bấm để sắp xếp tăng dần theo $1']
];
const FORM_ERRORS = [
  [/^Field is required\.$/, 'Phải nhập mục này.'],
  [/^Value is not a number\.$/, 'Phải nhập một số.'],
  [/^Value is expected to be an integer\.$/, 'Phải nhập số nguyên.'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, 'Chỉ được có tối đa $1 chữ số thập phân.'],
  [/^Please select a valid value, the two nearest valid values are (.*) and (.*)\.$/, 'Giá trị không hợp lệ; hai giá trị hợp lệ gần nhất là $1 và $2.'],
  [/^Field must match pattern [^]*$/, 'Nội dung nhập không đúng dạng quy định.'],
  [/^Field must have minimum value of (.*)\.$/, 'Giá trị nhỏ nhất là $1.'],
  [/^Field must have maximum value of (.*)\.$/, 'Giá trị lớn nhất là $1.'],
  [/^Field must have minimum length of (.*)\.$/, 'Phải nhập ít nhất $1 ký tự.'],
  [/^Field must have maximum length of (.*)\.$/, 'Chỉ được nhập tối đa $1 ký tự.'],
  [/^Field must be a valid {1,2}international phone number/, 'Số điện thoại phải có mã quốc gia, ví dụ +842103846647.'],
  [/^Field must be a valid email\.$/, 'Địa chỉ thư điện tử không hợp lệ.']
];

function replaceFirst(patterns, text) {
  const found = patterns.find(([pattern]) => pattern.test(text));
  return found ? text.replace(found[0], found[1]) : text;
}

function formText(text) {
  if (typeof text !== 'string' || !text) return text;
  return Object.prototype.hasOwnProperty.call(FORM_TEXTS, text) ? FORM_TEXTS[text] : replaceFirst(FORM_PATTERNS, text);
}

function translateForms(module) {
  const { Form } = module(FORM_JS) || {};
  const { options } = module(PREACT) || {};
  const flatpickr = module(FLATPICKR);
  if (!Form || !options || !flatpickr) {
    console.warn('cleangov-vi: form-js is not where it was in Camunda 7.24.0, its texts stay English');
    return;
  }

  // Messages of the validation; and 24 hours, whatever the form says
  const importSchema = Form.prototype.importSchema;
  Form.prototype.importSchema = function (schema, data) {
    const validator = this.get('validator');
    if (!validator.cleangov) {
      validator.cleangov = true;
      const validate = validator.validateFieldInstance;
      validator.validateFieldInstance = function () {
        return validate.apply(this, arguments).map(error => replaceFirst(FORM_ERRORS, error));
      };
    }
    (function use24h(components) {
      (components || []).forEach(component => {
        if (component.type === 'datetime') component.use24h = true;
        use24h(component.components);
      });
    })(schema && schema.components);
    return importSchema.call(this, schema, data);
  };

  // Texts of the fields: every element of a form passes here once, when it is made
  const before = options.vnode;
  options.vnode = function (vnode) {
    if (typeof vnode.type === 'string' && vnode.props) {
      const { props } = vnode;
      ['placeholder', 'aria-label', 'title', 'alt'].forEach(name => {
        if (typeof props[name] === 'string') props[name] = formText(props[name]);
      });
      if (typeof props.children === 'string') props.children = formText(props.children);
      else if (Array.isArray(props.children)) props.children = props.children.map(child => (typeof child === 'string' ? formText(child) : child));
    }
    if (before) before(vnode);
  };

  // The calendar
  (flatpickr.default || flatpickr).setDefaults({ ariaDateFormat: 'd/m/Y' });
  (flatpickr.default || flatpickr).localize({
    weekdays: { shorthand: DAYS_SHORT, longhand: DAYS },
    months: { shorthand: MONTHS_SHORT, longhand: MONTHS },
    firstDayOfWeek: 1,
    rangeSeparator: ' đến ',
    time_24hr: true,
    ordinal: () => '',
    weekAbbreviation: 'Tuần',
    scrollTitle: 'Cuộn để thay đổi',
    toggleTitle: 'Bấm để chuyển',
    yearAriaLabel: 'Năm',
    monthAriaLabel: 'Tháng',
    hourAriaLabel: 'Giờ',
    minuteAriaLabel: 'Phút'
  });

  // form-js takes the pattern of a date from the browser's own locale, which it calls 'default': month first in an English browser.
  // 'en-GB' stands here for its pattern only, dd/MM/yyyy.
  Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
    construct: (target, [locale, ...rest], newTarget) => Reflect.construct(target, [locale === 'default' ? 'en-GB' : locale, ...rest], newTarget),
    apply: (target, self, [locale, ...rest]) => Reflect.apply(target, self, [locale === 'default' ? 'en-GB' : locale, ...rest])
  });
}

if (appName === 'tasklist') {
  try {
    const module = pageModules();
    translateForms(module);
    // "còn 45 ngày", not "còn 1 tháng": an official counts the days to a deadline
    module(MOMENT).relativeTimeThreshold('d', 366);
  } catch (error) {
    console.warn('cleangov-vi: the texts of form-js stay English', error);
  }
}
