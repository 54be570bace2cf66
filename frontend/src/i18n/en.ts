import type { Messages } from '.'

const en: Messages = {
  app: { name: 'Xiaoxiang', full: 'Xiaoxiang · shared venues', tagline: 'The venues of a whole group, within reach of every school', language: 'Language', skip: 'Skip to content' },
  demo: { banner: 'Demo: schools, people and events are fictional', clock: 'Demo clock {date} {time}' },
  nav: { main: 'Main', calendar: 'Calendar', bookings: 'My bookings', approvals: 'Approvals', stats: 'Utilisation', waiting: '{n} waiting for you' },
  user: { menu: 'Account and settings', signOut: 'Sign out', theme: 'Appearance', system: 'System', light: 'Light', dark: 'Dark', text: 'Text size', normal: 'Normal', large: 'Large' },
  role: {
    district_admin: 'District admin', auditor: 'Auditor', group_admin: 'Group office', school_admin: 'School admin', resource_manager: 'Venue manager',
    lab_technician: 'Lab technician', teacher: 'Teacher', base_manager: 'Base manager', host_manager: 'venue manager', group_office: 'group office',
    group_coordinator: 'project coordinator', host_school_admin: 'host school admin', own_school_admin: 'your school admin',
  },
  login: {
    title: 'Sign in', username: 'User name', password: 'Password', show: 'Show password', hide: 'Hide password', submit: 'Sign in', busy: 'Signing in…',
    needUser: 'Enter your user name', needPassword: 'Enter your password', failed: 'Wrong user name or password', limited: 'Too many attempts, try again later', ended: 'Your session has ended. Sign in again to return to where you were.',
    demoTitle: 'Demo accounts: one click signs you in', demoMore: 'All {n} accounts', demoFilter: 'Filter by name, role or user name', demoPassword: 'Password of every demo account: ',
    point1: 'See every venue by class period; drag to book', point2: 'Know before you submit whether it works and who decides', point3: 'No race to win: a slot has exactly one holder',
  },
  password: { title: 'Change password', text: 'You will be signed out on your other devices.', forced: 'This is a one-time password: replace it with your own first.', current: 'Current password', next: 'New password', again: 'New password again', hint: 'At least 10 characters, three of: capitals, small letters, digits, signs; not your user name', differ: 'The two do not match', submit: 'Save new password', done: 'Password changed' },
  common: {
    today: 'Today', close: 'Close', cancel: 'Cancel', back: 'Back', retry: 'Try again', loading: 'Loading…', more: 'More', all: 'All', none: 'None', save: 'Save',
    copy: 'Copy', copied: 'Copied', undo: 'Undo', dismiss: 'Dismiss', people: '{n} people', optional: 'optional', print: 'Print', to: 'to', search: 'Filter',
  },
  error: {
    title: 'Something went wrong', offline: 'The server cannot be reached. Check the network and try again.', offlineTitle: 'The server cannot be reached', forbidden: 'You may not see this', notFound: 'This page does not exist, or you may not see it',
    notFoundHint: 'The link may be out of date, or it belongs to another school.', home: 'Back to the calendar', unknown: 'That did not work, please try again', request: 'Reference {id}', stale: 'Someone changed this meanwhile; you now see the latest',
  },
  cal: {
    prevDay: 'Previous day', nextDay: 'Next day', prevWeek: 'Previous week', nextWeek: 'Next week', prevMonth: 'Previous month', nextMonth: 'Next month', pickDate: 'Choose a date', week: 'Week {week}', teachingWeek: 'Teaching week {week}', odd: 'odd', even: 'even', noTerm: 'Out of term',
    resources: 'Resources', count: '{n} resource | {n} resources', school: 'School', schoolSearch: 'Find a school', mine: 'My schools', otherSchools: 'Other schools', noSchool: 'No school matches', district: 'District resources',
    filterType: 'Filter by type', filterName: 'Filter by name', legend: 'Legend', new: 'New booking', grid: '{school}, {date}, resource timeline', stage: 'Bell table', primary: 'Primary', junior: 'Junior',
    early: 'Early', evening: 'Evening', now: 'Now {time}', free: 'free', freeShort: 'Free', some: 'still bookable', someLeft: '{n} left', busy: 'taken', closed: 'closed', past: 'past', outside: 'not shared at this time',
    cell: '{resource}, {period} {start} to {end}, {state}', cellHour: '{resource}, {start} to {end}, {state}', selected: 'Selected {start} to {end}, {n} period | Selected {start} to {end}, {n} periods', part: 'part of {resource}',
    helpKeys: 'Arrow keys move, Shift with left or right selects periods, Enter books', emptyTitle: 'No resources here yet', emptyText: 'This school has no venue or equipment that you may see. Try another school.',
    noMatchTitle: 'Nothing matches', noMatchText: 'Choose another type or clear the filter.', clearFilter: 'Clear filter', failed: 'The calendar could not be loaded', allDayClosed: 'Closed all day', from: 'in service from {date}',
    fullTitle: 'Fully booked', fullOther: 'See other dates', freeCount: '{n} free', freeHours: '{n} free', openPeriods: 'Show periods', chosen: 'Chosen {span}', bookRest: 'Book what is left', bookThis: 'Book', partUsed: 'Partly taken', load: '{used}/{of} {unit}', parties: '{used}/{of} in use', mineMark: 'mine', sending: 'Sending', sharedOnly: 'Free/busy only',
    partsOf: '{n} part | {n} parts', pool: '{n} {unit} in all', noticeMax: '{n} people', subscribe: 'Subscribe', tz: 'All times {tz}',
  },
  view: { label: 'View', day: 'Day', week: 'Week', month: 'Month', list: 'List', keys: 'D, W, M, L change the view, T goes to today', weekGrid: '{school}, {from} to {to}, free periods of the week', cell: '{resource}, {date}, {state}', free: '{n} free', freeHours: '{n} free', fullPast: 'None free', monthGrid: '{school}, {month}, use by day', resource: 'Venue or equipment', allResources: 'Whole school', low: 'Free', high: 'Full', none: 'Closed', listCaption: 'Use from {from} to {to}', empty: 'No bookings on these days', emptyText: 'Try another week, or drag over free periods in the day view.', title: 'Title', help: 'Arrow keys move, Enter opens the day' },
  scope: { label: 'How much to cancel', this: 'This one only', following: 'This and later ones', all: 'The whole series', goneFollowing: 'Cancelled from here on: {title}', goneAll: 'Whole series cancelled: {title}' },
  legend: { free: 'Free', taken: 'Taken', mine: 'Mine', pending: 'Awaiting approval', lock: 'Locked', closed: 'Closed', outside: 'Not shared' },
  day: {
    holiday: '{name}, holiday', weekend: 'Weekend', makeup: 'Make-up day with the lessons of {date}', makeupPlain: 'Make-up day', activity: '{name} (no lessons)', closure: '{name}', break: '{name}', unknown: 'Holidays not announced yet; shown as an ordinary day',
    noAfter: 'No after-school service today', lock: '{name} {span}', noBells: 'No bells on this day; shown by the clock', marker: { holiday: 'off', makeup: 'make-up', activity: 'event', closure: 'closed', break: 'break' },
  },
  holiday: { newYear: 'New Year', spring: 'Spring Festival', qingming: 'Qingming', labour: 'Labour Day', dragonBoat: 'Dragon Boat Festival', midAutumn: 'Mid-Autumn Festival', national: 'National Day' },
  family: { sport: 'Sport', lab: 'Labs', library: 'Library', arts: 'Arts', room: 'Rooms', base: 'Bases', equipment: 'Equipment' },
  type: {
    gym_hall: 'Gym', track_field: 'Sports field', court_outdoor: 'Outdoor court', swimming_pool: 'Swimming pool', lab_science: 'Science lab', lab_physics: 'Physics lab', lab_chemistry: 'Chemistry lab', lab_biology: 'Biology lab', observatory: 'Observatory',
    library: 'Library', reading_room: 'Reading room', theatre: 'Theatre', dance_room: 'Dance room', music_room: 'Music room', art_room: 'Art room', base_offcampus: 'Off-campus base', base_practice: 'Practice base', planting_garden: 'Garden',
    equipment: 'Equipment', vehicle: 'Vehicles', computer_room: 'Computer room', steam_center: 'STEAM centre', maker_space: 'Maker space', recording_studio: 'Recording studio', workshop: 'Workshop', family_guidance_room: 'Family guidance room', multi_room: 'Multi-purpose room', meeting_hall: 'Meeting hall',
  },
  risk: { standard: 'standard', supervised: 'supervised', hazardous: 'technician needed', offsite: 'off campus' },
  need: { technician: 'A lab technician must be present', safety_training: 'Valid safety training needed', lifeguard: 'A lifeguard is needed', trip_plan: 'A trip plan is needed', bureau_filing: 'Must be filed with the bureau' },
  purpose: {
    ad_hoc: 'One-off use', lesson: 'Lesson', after_school: 'After-school service', student_activity: 'Student activity', family_guidance: 'Family guidance', study_trip: 'Study trip', joint_research: 'Joint research', joint_teaching: 'Joint teaching',
    joint_training: 'Joint training', joint_assessment: 'Joint assessment', joint_curriculum: 'Joint curriculum', course_delivery: 'Course delivery', meeting: 'Meeting', exam: 'Exam',
  },
  status: { pending: 'Awaiting approval', approved: 'Approved', rejected: 'Rejected', withdrawn: 'Withdrawn', cancelled: 'Cancelled', expired: 'Expired', bumped: 'Displaced', completed: 'Completed', no_show: 'No show', sending: 'Sending' },
  step: { approved: 'approved', rejected: 'rejected', void: 'no longer needed' },
  lock: { exam: 'Exam', maintenance: 'Maintenance', public_opening: 'Open to the public' },
  period: { lesson: 'Period {n}', after: 'After-school\u00a0{n}', big: 'Break', break: 'Break', lunch: 'Lunch' },
  book: {
    title: 'New booking', resource: 'Venue or equipment', hall: 'Which part', hallWhole: 'Whole hall', hallHint: 'Click the parts you need; neighbours can be joined', quantity: 'Quantity', quantityLeft: '{unit}, {of} in all', date: 'Date', slot: 'Time', byPeriod: 'By period', byClock: 'By clock', start: 'From', end: 'Until',
    for: 'On behalf of', name: 'Title', namePlaceholder: 'e.g. Year 3 basketball club', purpose: 'Purpose', class: 'Class', noClass: 'No class', headcount: 'Pupils', adults: 'Adults', submit: 'Book', submitPending: 'Send request', submitting: 'Sending…',
    needSlot: 'Choose a time', needSchool: 'Choose a school', badTime: 'The end must be after the start', timeHint: 'e.g. 15:50', badClock: 'Write the time like 15:50', needName: 'Enter a title', checking: 'Checking…', checkFailed: 'Cannot check right now: {why}', notYet: 'Choose a time: this box then says whether it works and who decides.',
    auto: 'Booked as soon as you submit', autoText: 'No approval needed.', pending: 'Needs approval', pendingTo: 'Goes to {names}', pendingBy: ', answer by {by}', pendingHold: 'The slot is held for you meanwhile.', confirm: 'Possible, please confirm first', confirmText: 'Tick each line below, then submit.', rejected: 'This slot cannot be booked', forbidden: 'The sharing rules do not allow this',
    why: 'Why: rule {rule}', conflicts: 'Conflicts', alternatives: 'These would work', sameTime: 'same time', otherTime: 'same place', use: 'Use this', iConfirm: 'I know and confirm', chain: 'first {first}, then {then}',
    done: '{resource} is booked', donePending: 'Sent, awaiting approval', taken: 'Someone was faster. Everything you typed is still here.', refused: 'Not booked. Everything you typed is still here.', keep: 'Kept', seeIt: 'View',
    hint: {
      outside_share_window: 'This time is not shared. Choose a shared time, or a joint purpose (research, teaching, training, assessment, curriculum).', resource_not_attached: 'This resource is not attached to your project yet; ask the project coordinator.', project_ended: 'The project has ended or is paused on that day.',
      agreement_expired: 'No agreement is valid on that day; ask your school admin to renew it.', agreement_used_up: 'The uses that the agreement allows this term are spent.', not_permitted: 'Your role may not book this; ask your school admin.', notice_too_short: 'Too short notice: choose a later date.',
      too_far_ahead: 'Not open that far ahead: choose an earlier date.', in_the_past: 'This time has passed.', outside_term: 'The date is outside the term.', only_with: 'Can only be booked together with a base.', missing_credential: 'Safety training valid on that day is needed; ask your school admin to record it.', not_visible: 'This resource does not exist, or you may not see it.',
    },
  },
  series: {
    repeat: 'Repeat', once: 'Once', all: 'Weekly', odd: 'Odd weeks', even: 'Even weeks', until: 'Repeat until', untilWeek: 'until week {week} · {date}', untilEnd: 'until the end of term · week {week} · {date}', noTerm: 'This term has no later date to repeat on',
    dates: 'Each date', count: '{n} date | {n} dates', held: '{n} bookable', open: '{n} conflict | {n} conflicts', out: '{n} left out', skipAll: 'Skip all conflicts', free: 'bookable', follows: 'make-up day for {date}', skip: 'Skip', skipped: 'skipped', other: 'Move', undo: 'Restore', movedTo: 'moved to {to}', noOther: 'Nothing suitable is free for this date; you can skip it.',
    rejected: '{n} conflict left to resolve | {n} conflicts left to resolve', resolve: 'Choose “Move” or “Skip” for each of them, then submit.', shorter: ' Or let the series end earlier.', changed: 'Something changed meanwhile and was checked anew; all that you typed and chose is still here.', submit: 'Book {n} date | Book {n} dates', done: '{resource} is booked for {n} date | {resource} is booked for {n} dates', donePending: '{n} date sent, awaiting approval | {n} dates sent, awaiting approval',
    why: { holiday: 'holiday', makeup: 'make-up day for another date', activity: 'school event', closure: 'closed', break: 'break', no_such_period: 'no such period that day', no_after_school: 'no after-school service that day' },
  },
  conflict: {
    not_in_service: 'Not in service yet', closed_day: 'Closed that day', outside_open_hours: 'Outside opening hours', exam_lock: 'Reserved for exams', maintenance: 'Maintenance', public_opening: 'Open to the public', resource_overlap: 'Already booked', invalid_combination: 'These parts cannot be joined', turnaround_buffer: 'Preparation or clearing time overlaps',
    pool_exceeded: 'Not enough left', capacity_exceeded: 'Too many people', teacher_overlap: 'The teacher is busy then', travel_time: 'Too little time to travel between schools', class_overlap: 'The class is busy then', staff_overlap: 'Staff are needed elsewhere then', calendar_mismatch: 'The two schools follow different days', adjacent_exam: 'Exam next door',
  },
  mine: {
    title: 'My bookings', upcoming: 'Coming up', past: 'Past', empty: 'No bookings yet', emptyText: 'Drag across free periods in the calendar to book your first venue.', emptyPast: 'No past bookings', go: 'Open the calendar', cancel: 'Cancel booking', withdraw: 'Withdraw request',
    cancelled: 'Cancelled: {title}', withdrawn: 'Withdrawn: {title}', failed: 'Not cancelled: {why}', restored: 'Restored', untitled: 'Untitled booking', requestedBy: 'Requested by', decideBy: 'Answer by {by}', open: 'Details',
  },
  detail: { title: 'Booking', time: 'Time', place: 'Place', school: 'School', who: 'Requested by', class: 'Class', people: 'People', purpose: 'Purpose', status: 'Status', quantity: 'Quantity', code: 'Code', approvals: 'Approval', waiting: 'Waiting', notYet: 'Not yet due', done: '{name} has decided', masked: 'The sharing rules show free and busy only.', items: 'In use at this time', open: 'Open full page' },
  approve: {
    title: 'Approvals', empty: 'Nothing waits for you', emptyText: 'New requests appear here, and you will be notified.', approve: 'Approve', reject: 'Reject', rejectTitle: 'Reject this request', reason: 'Reason', reasonHint: 'The requester will read this', needReason: 'Give a reason, so that the requester knows what to change', confirmReject: 'Reject',
    approved: 'Approved: {title}', rejected: 'Rejected: {title}', failed: 'That did not work: {why}', count: '{n} waiting | {n} waiting', quick: { lesson: 'Needed for our own lessons', safety: 'Safety conditions not met', other: 'Please choose another time' }, soon: 'due today',
  },
  stats: { title: 'Utilisation', range: '{from} to {to}', prev: 'Four weeks earlier', next: 'Four weeks later', ranking: 'Utilisation by resource', table: 'Details', resource: 'Resource', open: 'Open hours', booked: 'Booked hours', own: 'Own school', lent: 'Lent to others', bookings: 'Bookings', rate: 'Utilisation', empty: 'No data for this period', average: 'Average utilisation', total: 'Bookings', lentShare: 'Lent to other schools', hours: '{n} h', sort: 'Sort by {by}' },
  feed: { title: 'Subscribe', text: 'Add this address to the calendar on your phone or computer; bookings keep themselves up to date.', secret: 'The address works like a key: keep it private.', make: 'Create address', mine: 'My bookings', school: 'All resources of {school}', url: 'Address' },
}

export default en
