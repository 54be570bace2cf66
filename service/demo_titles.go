package service

// demoTitles says what a kind of place is used for when nothing else does.
var demoTitles = map[string]string{
	"gym_hall": "体育课", "track_field": "体育课", "court_outdoor": "体育课", "library": "阅读课",
	"reading_room": "阅读课", "lab_science": "科学实验课", "lab_physics": "物理实验课", "lab_chemistry": "化学实验课",
	"lab_biology": "生物实验课", "computer_room": "信息科技课", "recording_studio": "录播课", "dance_room": "舞蹈课",
	"music_room": "音乐课", "art_room": "美术课", "workshop": "劳动技术课", "maker_space": "创客课",
	"steam_center": "项目化学习课", "planting_garden": "种植观察课", "theatre": "文艺展演排练", "equipment": "平板教学",
	"multi_room": "班队活动", "family_guidance_room": "家庭教育指导", "observatory": "天文观测课",
	"base_offcampus": "校外科技实践", "base_practice": "劳动实践", "meeting_hall": "教师培训", "vehicle": "用车",
}

// lessonPlace is a kind of place with lessons of its own school in the
// timetable: in how many of a hundred periods, for which grades of a stage.
type lessonPlace struct {
	density int
	junior  []int // grades; empty: any
}

// demoLessons are the kinds of place that look busy. Sports grounds are full of
// their own school's lessons, offices and bases are not.
var demoLessons = map[string]lessonPlace{
	"gym_hall": {density: 79}, "court_outdoor": {density: 65}, "track_field": {density: 72},
	"library": {density: 58}, "reading_room": {density: 50}, "lab_science": {density: 79},
	"lab_physics": {density: 72, junior: []int{8, 9}}, "lab_chemistry": {density: 65, junior: []int{9}},
	"lab_biology": {density: 65, junior: []int{7, 8}}, "computer_room": {density: 82},
	"recording_studio": {density: 43}, "dance_room": {density: 65}, "music_room": {density: 79},
	"art_room": {density: 72}, "workshop": {density: 65}, "maker_space": {density: 58}, "steam_center": {density: 65},
	"planting_garden": {density: 21}, "multi_room": {density: 58},
}

// demoClubs are after-school activities by the kind of place.
var demoClubs = map[string][]string{
	"gym_hall":         {"篮球社团训练", "羽毛球社团训练", "排球社团训练", "乒乓球社团训练", "健美操队训练"},
	"track_field":      {"田径队训练", "足球社团训练", "定向越野社活动"},
	"court_outdoor":    {"篮球社团训练", "花样跳绳社训练"},
	"library":          {"阅读社活动", "整本书阅读分享会"},
	"reading_room":     {"阅读社活动", "课后自主阅读"},
	"lab_science":      {"科学探究社活动", "小小科学家实验工作坊"},
	"lab_physics":      {"物理趣味实验社", "科技创新大赛备赛"},
	"lab_biology":      {"生物标本制作社"},
	"computer_room":    {"编程社团活动", "人工智能社团活动"},
	"recording_studio": {"校园广播站录制", "微课录制"},
	"dance_room":       {"舞蹈社团排练", "啦啦操队训练"},
	"music_room":       {"合唱团排练", "民乐团排练"},
	"art_room":         {"陶艺社团活动", "水彩社团活动", "书法社团活动"},
	"workshop":         {"木工社团活动", "金工社团活动"},
	"maker_space":      {"创客社团活动", "3D打印工作坊"},
	"steam_center":     {"机器人社团训练", "航模社团活动"},
	"planting_garden":  {"种植社团活动"},
	"multi_room":       {"课后托管·作业辅导", "社团联合展示准备"},
	"theatre":          {"戏剧社排练", "艺术节节目联排"},
	"observatory":      {"天文社观测活动"},
}

// demoOccasions are single bookings of every kind of school day; some of their
// titles are as long as people write them.
var demoOccasions = []struct {
	title, purpose string
	types          []string
	headcount      int
}{
	{"教研组活动", "meeting", []string{"recording_studio", "library", "multi_room"}, 18},
	{"理化教研组集体备课", "meeting", []string{"lab_physics", "computer_room"}, 16},
	{"七年级家长会（第一场）", "meeting", []string{"theatre"}, 260},
	{"“阅读点亮童年”整本书阅读成果展示暨家校共读分享会（低年级专场）", "student_activity", []string{"library"}, 60},
	{"校园科技节·水火箭与纸桥承重挑战赛（预赛，含器材调试与安全说明）", "student_activity", []string{"track_field", "gym_hall"}, 120},
	{"新教师汇报课录制", "lesson", []string{"recording_studio"}, 45},
	{"体育组教师技能培训", "meeting", []string{"gym_hall"}, 20},
	{"班主任工作坊", "meeting", []string{"multi_room", "family_guidance_room"}, 15},
	{"家庭教育指导讲座", "family_guidance", []string{"family_guidance_room", "theatre"}, 20},
	{"期中复习经验交流会", "meeting", []string{"theatre", "multi_room"}, 55},
	{"集团青年教师基本功展示活动（说课与即兴演讲环节）彩排", "joint_training", []string{"theatre", "recording_studio"}, 40},
	{"艺术节班级合唱比赛", "student_activity", []string{"theatre", "music_room"}, 45},
}
