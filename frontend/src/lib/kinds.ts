// Resource types in the few families that a teacher thinks in.

export type Family = 'sport' | 'lab' | 'library' | 'arts' | 'room' | 'base' | 'equipment'

const FAMILY: Record<string, Family> = {
  gym_hall: 'sport', track_field: 'sport', court_outdoor: 'sport', swimming_pool: 'sport',
  lab_science: 'lab', lab_physics: 'lab', lab_chemistry: 'lab', lab_biology: 'lab', observatory: 'lab',
  library: 'library', reading_room: 'library',
  theatre: 'arts', dance_room: 'arts', music_room: 'arts', art_room: 'arts',
  base_offcampus: 'base', base_practice: 'base', planting_garden: 'base',
  equipment: 'equipment', vehicle: 'equipment',
}

export const FAMILIES: readonly Family[] = ['sport', 'lab', 'arts', 'library', 'room', 'base', 'equipment']

export const familyOf = (type: string): Family => FAMILY[type] ?? 'room'

export const PURPOSES = [
  'ad_hoc', 'lesson', 'after_school', 'student_activity', 'family_guidance', 'study_trip', 'joint_research', 'joint_teaching',
  'joint_training', 'joint_assessment', 'joint_curriculum', 'course_delivery', 'meeting', 'exam',
] as const
