package vn.gov.phutho.cleangov.implementation;

import jakarta.persistence.Embeddable;

/**
 * A member of the commune's People's Committee or a specialist, as the chair named them (D3.2).
 *
 * @param person name
 * @param position what they are: «Phó Chủ tịch UBND», «Công chức Tài chính - Kế toán»
 */
@Embeddable
public record Person(String person, String position) {}
