# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'weekly: peak memory of partition grows linearly with symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.792,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.826 to screen 0.818,0.826 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.805,0.826 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'copy-all' at screen 0.826,0.826 left front textcolor rgb '#000000'
set label 9 'slope 2.05, end 2.32' at screen 0.826,0.802 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.792,0.428 to screen 0.818,0.428 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 10 '' at screen 0.805,0.428 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 11 'partition' at screen 0.826,0.428 left front textcolor rgb '#000000'
set label 12 'slope 0.82, end 1.12' at screen 0.826,0.404 left front font ',10' textcolor rgb '#555555'
set xlabel 'symbols (log scale)'
set logscale x
set xrange [42.0168067227:952.0]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0)
set ylabel 'peak memory (log scale)'
set logscale y
set yrange [1574137.49984:7988909725.65]
set ytics ('4 MiB' 4194304.0, '16 MiB' 16777216.0, '64 MiB' 67108864.0, '256 MiB' 268435456.0, '1 GiB' 1073741824.0, '4 GiB' 4294967296.0)
$series1bars << END
50.0 17563648.0 17141760.0 17805312.0
100.0 63551488.0 63414272.0 63733760.0
200.0 246466560.0 246386688.0 246521856.0
400.0 1105838080.0 1105756160.0 1106014208.0
800.0 5058004992.0 5057875968.0 5058031616.0
END
$series1 << END
50.0 17563648.0
100.0 63551488.0
200.0 246466560.0
400.0 1105838080.0
800.0 5058004992.0
END
$series2bars << END
50.0 2621440.0 2486272.0 2621440.0
100.0 3932160.0 3817472.0 3964928.0
200.0 6291456.0 6291456.0 6488064.0
400.0 12845056.0 12763136.0 12845056.0
800.0 25165824.0 25030656.0 25165824.0
END
$series2 << END
50.0 2621440.0
100.0 3932160.0
200.0 6291456.0
400.0 12845056.0
800.0 25165824.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.png'
replot
set output
