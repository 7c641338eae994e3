# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.849
set bmargin at screen 0.237
set label 1 'weekly: time by symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Unfit: in 1 of 10 cells other load disturbed runs, and their times are partly the machine'."\047".'s; † marks a ratio that rests on such runs.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 7 'variant' at screen 0.792,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.754 to screen 0.818,0.754 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 8 '' at screen 0.805,0.754 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 9 'copy-all' at screen 0.826,0.754 left front textcolor rgb '#000000'
set label 10 'slope 1.53, end 1.53' at screen 0.826,0.731 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.792,0.383 to screen 0.818,0.383 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 11 '' at screen 0.805,0.383 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 12 'partition' at screen 0.826,0.383 left front textcolor rgb '#000000'
set label 13 'slope 0.45, end 0.45' at screen 0.826,0.360 left front font ',10' textcolor rgb '#555555'
set xlabel 'symbols (log scale)'
set logscale x
set xrange [42.0168067227:952.0]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.000365357571996:3.51526716702]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0)
$series1bars << END
50.0 0.008626977 0.007557943 0.008846785
100.0 0.031994324 0.030232562 0.032490179
200.0 0.115346087 0.114559264 0.196353319
400.0 0.1925212125 0.188631912 0.254465462
800.0 0.7171976215 0.367529767 2.150653616
END
$series1 << END
50.0 0.008626977
100.0 0.031994324
200.0 0.115346087
400.0 0.1925212125
800.0 0.7171976215
END
$series2bars << END
50.0 0.000647706 0.000597181 0.000879592
100.0 0.0010838665 0.001017558 0.001266959
200.0 0.001275282 0.001121543 0.001310986
400.0 0.0013362685 0.001263174 0.003570435
800.0 0.002758569 0.002632967 0.003150479
END
$series2 << END
50.0 0.000647706
100.0 0.0010838665
200.0 0.001275282
400.0 0.0013362685
800.0 0.002758569
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-symbols.png'
replot
set output
