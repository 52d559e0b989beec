/**
 * The first principal axes of vectors around the origin, as rows of unit length, the widest first: the eigenvectors of
 * their covariance by Jacobi's rotations (Golub and Van Loan, Matrix Computations, 8.5).
 */
export function principalAxes(vectors: readonly Float64Array[], count: number): Float64Array[] {
	const size = vectors[0]?.length ?? 0;
	const a = new Float64Array(size * size);
	for (const vector of vectors)
		for (let i = 0; i < size; i++)
			for (let j = 0; j < size; j++)
				a[i * size + j] = (a[i * size + j] ?? 0) + (vector[i] ?? 0) * (vector[j] ?? 0);
	const v = new Float64Array(size * size);
	for (let i = 0; i < size; i++) v[i * size + i] = 1;
	for (let sweep = 0; sweep < SWEEPS; sweep++)
		for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
	return Array.from({ length: size }, (_, k) => k)
		.sort((left, right) => (a[right * size + right] ?? 0) - (a[left * size + left] ?? 0))
		.slice(0, count)
		.map((k) => Float64Array.from({ length: size }, (_, i) => v[i * size + k] ?? 0));
}

const SWEEPS = 12;

function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
	const apq = a[p * size + q] ?? 0;
	if (Math.abs(apq) < 1e-12) return;
	const theta = ((a[q * size + q] ?? 0) - (a[p * size + p] ?? 0)) / (2 * apq);
	const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
	const c = 1 / Math.sqrt(t * t + 1);
	const s = t * c;
	for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q, c, s);
	for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k, c, s);
	for (let k = 0; k < size; k++) turn(v, k * size + p, k * size + q, c, s);
}

function turn(m: Float64Array, i: number, j: number, c: number, s: number): void {
	const left = m[i] ?? 0;
	const right = m[j] ?? 0;
	m[i] = c * left - s * right;
	m[j] = s * left + c * right;
}
